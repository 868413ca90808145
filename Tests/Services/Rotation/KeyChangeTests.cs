using System.Globalization;
using System.Threading.Channels;
using PartnerSite.Data.Sqlite;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Rotation;

/// <summary>The change of a key as docs/encryption.md describes it, on two running instances.</summary>
[Drill]
public sealed class KeyChangeTests : IDisposable
{
    private const int People = 2;
    private const int IdlePeople = 5;

    private readonly string folder = Directory.CreateTempSubdirectory("partnersite-").FullName;
    private readonly RootKey old = new();
    private readonly RootKey next = new();

    private string DatabasePath => Path.Combine(folder, "App_Data", "partnersite.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_key_is_changed_in_stages_and_each_can_be_taken_back_while_everybody_goes_on()
    {
        await using var instances = new TwoInstances(folder);
        await instances.RollOutAsync([old]);
        using var over = new CancellationTokenSource();
        var people = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => Visitor.RegisterAsync(instances)));
        var idle = await Task.WhenAll(Enumerable.Range(0, IdlePeople).Select(_ => Visitor.RegisterAsync(instances)));
        await Task.WhenAll(idle.Select(person => person.VisitAsync(number: 0)));
        var visits = Task.WhenAll(people.Select(person => person.VisitUntilAsync(over.Token)));

        // The new key only decrypts, everywhere; taken back, nothing needs it.
        await StageAsync(old, next);
        await StageAsync(old);
        await StageAsync(old, next);

        // It encrypts; taken back, it decrypts what it encrypted.
        await StageAsync(next, old);
        await StageAsync(old, next);
        await StageAsync(next, old);

        // Everything is put under it, and back, and again.
        await RewrapAsync(next, old);
        await StageAsync(old, next);
        await RewrapAsync(old, next);
        await StageAsync(next, old);
        await RewrapAsync(next, old);

        // The old key is removed; taken back, it is there again and nothing uses it.
        await StageAsync(next);
        await StageAsync(next, old);
        await StageAsync(next);

        await over.CancelAsync();
        await visits;
        var status = await RunAsync(next, old, "status");
        Assert.Contains($"Nothing needs the retired key {old.Id}.", status, StringComparison.Ordinal);
        Assert.Equal(people.Concat(idle).Select(person => person.Token).Order(), StoredTokens().Order());

        // A user who did nothing all the time is still signed in.
        await Task.WhenAll(idle.Select(person => person.VisitAsync(number: 1)));

        Task EverybodySavesAsync() => Task.WhenAll(people.Select(person => person.SavedOnBothAsync()));

        async Task StageAsync(params RootKey[] keys)
        {
            await instances.RollOutAsync(keys, halfwayAsync: EverybodySavesAsync);
            await EverybodySavesAsync();
        }
    }

    private async Task RewrapAsync(RootKey active, RootKey retired)
    {
        Assert.Matches($"{retired.Id} +retired +{IdlePeople} ", await RunAsync(active, retired, "status"));
        await RunAsync(active, retired, "rewrap");
        Assert.Contains(
            $"Nothing needs the retired key {retired.Id}.",
            await RunAsync(active, retired, "status"),
            StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(RootKey active, RootKey retired, string command)
    {
        var (exitCode, output, errors) = await new KeyCommand(DatabasePath, active, retired).RunAsync(command);
        Assert.True(exitCode == 0, output + errors);
        return output;
    }

    private List<string> StoredTokens()
    {
        using var connection = new SqliteDatabase(DatabasePath).Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """SELECT "UserId", "Value" FROM "UserAttributes" WHERE "Key" = 'whatsapp_system_token' """;
        using var reader = command.ExecuteReader();
        var tokens = new List<string>();

        while (reader.Read())
        {
            tokens.Add(next.Decrypt(reader.GetString(1), new(reader.GetString(0), "whatsapp_system_token")));
        }

        return tokens;
    }

    /// <summary>A user who signed in once, and then reads and saves on both instances in turn.</summary>
    private sealed class Visitor(TwoInstances instances, SiteClient client)
    {
        private readonly Channel<string> saved = Channel.CreateUnbounded<string>();

        public string Token { get; private set; } = "";

        public static async Task<Visitor> RegisterAsync(TwoInstances instances)
        {
            var client = new SiteClient(instances.Addresses[0]);
            await client.RegisterAsync(Emails.New());
            return new(instances, client);
        }

        /// <summary>
        /// Waits for two more saves, one on each instance, after one that may have begun before the call.
        /// </summary>
        public async Task SavedOnBothAsync()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));

            while (saved.Reader.TryRead(out _))
            {
            }

            for (var i = 0; i < 3; i++)
            {
                await saved.Reader.ReadAsync(limit.Token);
            }
        }

        public async Task VisitUntilAsync(CancellationToken over)
        {
            try
            {
                for (var number = 0; !over.IsCancellationRequested; number++)
                {
                    await VisitAsync(number);
                    saved.Writer.TryWrite(Token);
                }
            }
            catch (Exception exception)
            {
                saved.Writer.Complete(exception);
                throw;
            }
        }

        public async Task VisitAsync(int number)
        {
            // As long as Meta's: many short ones in a minute could be guesses at the password.
            var token = string.Create(CultureInfo.InvariantCulture, $"EAA-{client.Email}-{number}-").PadRight(200, 'x');

            // An instance that stops cuts connections: a save that was not acknowledged is sent to the other.
            for (var turn = number; !await TryVisitAsync(token, turn); turn++)
            {
            }

            Token = token;
        }

        private async Task<bool> TryVisitAsync(string token, int turn)
        {
            var addresses = instances.Addresses;

            try
            {
                client.MoveTo(addresses[turn % addresses.Count]);
                Assert.Equal("/partners", (await client.SaveWhatsAppAsync(token: token)).Header("Location"));

                // Each can decrypt what the other has encrypted.
                foreach (var address in addresses)
                {
                    client.MoveTo(address);
                    Assert.Equal(
                        "saved", (await client.GetAsync("/")).Partner("whatsapp")?.GetAttribute("data-status"));
                }

                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }
}
