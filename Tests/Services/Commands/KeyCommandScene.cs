using System.Globalization;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Commands;

/// <summary>
/// A database with three tokens and an authenticator under an old key, its site, and the commands run as processes
/// beside it.
/// </summary>
public abstract class KeyCommandScene(KeyCommandScene.Seed seed) : IClassFixture<KeyCommandScene.Seed>, IAsyncLifetime
{
    protected const string Token = "EAAGm0PX4ZCpsBA";

    protected Site Site { get; } = new() { EncryptionKey = seed.Key.Text };

    private protected RootKey Old => seed.Key;

    private protected RootKey Current { get; } = new();

    public ValueTask InitializeAsync()
    {
        seed.CopyTo(Site.DatabasePath);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static void AssertTable(
        string output,
        params (string Id, string State, int Tokens, int AuthKeys, int Apps)[] expected) =>
        Assert.Equal(
            expected.Select(row => string.Create(
                CultureInfo.InvariantCulture, $"{row.Id} {row.State} {row.Tokens} {row.AuthKeys} {row.Apps}")),
            output
                .Split('\n')
                .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                .SkipWhile(line => line != "Key State Tokens Sign-in keys Authenticators")
                .Skip(1)
                .TakeWhile(line => line.Length > 0));

    protected static void AssertCounts(string output, string label, int rewrapped, int current, int unreadable)
    {
        Assert.Matches($"{label}: +{rewrapped}\n", output);
        Assert.Matches($"Had the active key: +{current}\n", output);
        Assert.Matches("Changed meanwhile: +0\n", output);
        Assert.Matches($"Can't be opened: +{unreadable}\n", output);
    }

    private protected async Task<string> RunAsync(int expected, RootKey[] keys, params string[] arguments)
    {
        var (exitCode, output, errors) = await new KeyCommand(Site.DatabasePath, keys).RunAsync(arguments);
        Assert.True(exitCode == expected, $"exited with {exitCode}:\n{output}\n{errors}");
        return output;
    }

    protected List<object?[]> Stored() =>
        [
            .. Site.Query("""SELECT "Value" FROM "UserAttributes" ORDER BY "Id" """),
            .. Site.Query("""SELECT "Xml" FROM "DataProtectionKeys" """),
            .. Site.Query("""SELECT "AppKey" FROM "SecondFactors" """),
        ];

    /// <summary>The database of which each test has a copy.</summary>
    public sealed class Seed : IAsyncLifetime
    {
        private readonly Site site;

        public Seed() => site = new() { EncryptionKey = Key.Text };

        internal RootKey Key { get; } = new();

        public async ValueTask InitializeAsync()
        {
            for (var i = 0; i < 3; i++)
            {
                using var user = await site.NewUserAsync();
                await user.SaveWhatsAppAsync(token: Token);

                if (i == 0)
                {
                    await Authenticator.EnableAsync(user);
                }
            }
        }

        public void CopyTo(string path) => site.Execute($"VACUUM INTO '{path}'");

        public async ValueTask DisposeAsync() => await site.DisposeAsync();
    }
}
