using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Services.Partners;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Rotation;

/// <summary>Rewrapping is killed again and again while people save.</summary>
public sealed class RotationTests
{
    private const string TokenKey = "whatsapp_system_token";
    private const int Rows = 1_000;
    private const int Savers = 8;
    private const int Kills = 20;

    private readonly RootKey old = new();
    private readonly RootKey current = new();

    [Fact]
    public async Task Killed_20_times_while_others_save_it_loses_nothing_and_leaves_no_row_on_the_old_key()
    {
        await using var first = new Site { EncryptionKey = old.Text };
        var tokens = await SeedAsync(first);
        await using var site = new SiteOn(first) { OtherKey = current.Text, RetiredKey = old.Text };
        var command = new KeyCommand(site.DatabasePath, current, old);

        using var enough = new CancellationTokenSource();
        var saving = Task.WhenAll(tokens.Keys.Take(Savers).Select(user => SaveUntilAsync(site, user, tokens, enough.Token)));

        for (var kill = 1; kill <= Kills; kill++)
        {
            await KillInMidworkAsync(command, site, leftAtMost: Rows - kill * Rows / (Kills + 5));
        }

        var (exitCode, output, errors) = await command.RunAsync("rewrap");
        Assert.True(exitCode == 0, output + errors);
        await enough.CancelAsync();
        await saving;

        Assert.Equal(0, LeftOn(old, site));
        Assert.All(site.Query($"""SELECT "UserId", "Value" FROM "UserAttributes" WHERE "Key" = '{TokenKey}'"""), row =>
            Assert.Equal(tokens[(string)row[0]!], current.Decrypt((string)row[1]!, new((string)row[0]!, TokenKey))));

        var again = await command.RunAsync("rewrap");
        Assert.Matches("Rewrapped: +0\n", again.Output);
        Assert.Equal(0, (await new KeyCommand(site.DatabasePath, current).RunAsync("status")).ExitCode);
    }

    [Fact]
    public async Task A_save_between_reading_and_writing_wins()
    {
        await using var first = new Site { EncryptionKey = old.Text };
        using var user = await first.NewUserAsync();
        await user.SaveWhatsAppAsync(token: "EAAbefore");
        var before = first.Query($"""SELECT "Id", "Value" FROM "UserAttributes" WHERE "Key" = '{TokenKey}'""")[0];
        await user.SaveWhatsAppAsync(token: "EAAafter");

        var replaced = await first.Services.GetRequiredService<SqliteWriter>().WriteAsync(
            connection => SealedAttributeTable.Replace(connection, (long)before[0]!, (string)before[1]!, "enc:v1:rewrapped"), default);

        Assert.False(replaced);
        var row = first.Query($"""SELECT "UserId", "Value" FROM "UserAttributes" WHERE "Key" = '{TokenKey}'""")[0];
        Assert.Equal("EAAafter", old.Decrypt((string)row[1]!, new((string)row[0]!, TokenKey)));
    }

    private static async Task<Dictionary<string, string>> SeedAsync(Site site)
    {
        var tokens = Enumerable.Range(0, Rows).ToDictionary(i => $"user-{i}", i => $"EAA{i}");

        using (var scope = site.Services.CreateScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            database.Users.AddRange(tokens.Keys.Select(user => new ApplicationUser { Id = user, UserName = user, NormalizedUserName = user }));
            await database.SaveChangesAsync();
        }

        foreach (var (user, token) in tokens)
        {
            await SaveAsync(site, user, token);
        }

        return tokens;
    }

    // Batches of two, and a kill as soon as so many rows are done: it falls into the work and not beside it.
    private async Task KillInMidworkAsync(KeyCommand command, Site site, int leftAtMost)
    {
        using var rewrapping = command.Start("rewrap", "--batch", "2");
        var limit = Stopwatch.StartNew();

        while (LeftOn(old, site) > leftAtMost)
        {
            Assert.True(limit.Elapsed < TimeSpan.FromMinutes(1), "It does not get on.");
            Assert.False(rewrapping.HasExited, "It ended before it was killed.");
        }

        rewrapping.Kill();
        await rewrapping.WaitForExitAsync();
        Assert.Equal(128 + 9, rewrapping.ExitCode);
        Assert.True(LeftOn(old, site) > 0, "It was done before it was killed.");
    }

    private static async Task SaveUntilAsync(Site site, string user, Dictionary<string, string> tokens, CancellationToken enough)
    {
        for (var number = 0; !enough.IsCancellationRequested; number++)
        {
            var token = string.Create(CultureInfo.InvariantCulture, $"EAA-{user}-{number}");
            await SaveAsync(site, user, token);

            lock (tokens)
            {
                tokens[user] = token;
            }
        }
    }

    private static async Task SaveAsync(Site site, string user, string token)
    {
        var result = await site.Services.GetRequiredService<PartnerAttributesService>().MergeAsync(
            user, new Dictionary<string, string?> { [TokenKey] = token }, condition: null, default);
        Assert.Equal(SaveOutcome.Saved, result.Outcome);
    }

    private static long LeftOn(RootKey key, Site site) =>
        (long)site.Query($"""SELECT count(*) FROM "UserAttributes" WHERE "Value" LIKE 'enc:v1:{key.Id}:%'""")[0][0]!;
}
