using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Services.Partners.Saving;
using PartnerSite.Services.Rotation;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Rotation;

/// <summary>Rewrapping is killed again and again while people save: 20 times, or 100 times in the long form.</summary>
public sealed class RotationTests
{
    private const string TokenKey = "whatsapp_system_token";
    private const int Rows = 1_000;

    private static readonly int Kills = DrillAttribute.IsLong ? 100 : 20;

    private readonly RootKey old = new();
    private readonly RootKey current = new();

    [Fact, Drill]
    public async Task Killed_again_and_again_while_others_save_it_loses_nothing_and_leaves_no_row_on_the_old_key()
    {
        await using var first = new Site { EncryptionKey = old.Text };
        var tokens = await SeedAsync(first);
        await using var site = new SiteOn(first) { OtherKey = current.Text, RetiredKey = old.Text };
        var command = new KeyCommand(site.DatabasePath, current, old);

        using var enough = new CancellationTokenSource();
        var saving = SaveAheadUntilAsync(site, tokens, enough.Token);

        for (var kill = 1; kill <= Kills; kill++)
        {
            await KillMidwayAsync(command, site, leftAtMost: Rows - kill * Rows / (Kills + 5));
        }

        var (exitCode, output, errors) = await command.RunAsync("rewrap");
        Assert.True(exitCode == 0, output + errors);
        await enough.CancelAsync();
        await saving;

        Assert.Equal(0, LeftOn(old, site));

        foreach (var (user, token) in tokens)
        {
            Assert.Equal(token, current.Decrypt(await EnvelopeAsync(site, user), new(user, TokenKey)));
        }

        var again = await command.RunAsync("rewrap");
        Assert.Matches("Rewrapped: +0\n", again.Output);
        Assert.Equal(0, (await new KeyCommand(site.DatabasePath, current).RunAsync("status")).ExitCode);
    }

    [Fact, Drill]
    public async Task Stopped_by_Ctrl_C_it_reports_what_it_has_done()
    {
        await using var site = new Site { EncryptionKey = old.Text };
        await SeedAsync(site);

        // Each row takes some milliseconds: on a busy machine all were done before anybody had pressed the keys.
        site.Execute("""
            CREATE TRIGGER "Slow" AFTER UPDATE ON "UserAttributes" BEGIN
                SELECT count(*) FROM "UserAttributes" AS "a", "UserAttributes" AS "b"
                WHERE "a"."Id" <= 200 AND "a"."Id" + "b"."Id" < 0;
            END
            """);
        using var rewrapping = new KeyCommand(site.DatabasePath, current, old).Start("rewrap", "--batch", "1");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var writes = new DatabaseWrites(site.DatabasePath);
        await writes.UntilAsync(() => LeftOn(old, site) <= Rows - 10, limit.Token);

        Tool.Interrupt(rewrapping);
        var output = await rewrapping.StandardOutput.ReadToEndAsync();
        await rewrapping.WaitForExitAsync();

        Assert.Equal(1, rewrapping.ExitCode);
        Assert.Matches($"Rewrapped: +{Rows - LeftOn(old, site)}\n", output);
        Assert.Contains("Stopped before the end.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_between_reading_and_writing_wins()
    {
        await using var first = new Site { EncryptionKey = old.Text };
        using var user = await first.NewUserAsync();
        await user.SaveWhatsAppAsync(token: "EAAbefore");
        await using var site = new SiteOn(first) { OtherKey = current.Text, RetiredKey = old.Text };
        var id = await first.UserIdAsync(user.Email);
        var tokens = site.Services.GetServices<SealedTable>().OfType<SealedAttributes>().Single();
        var report = new RewrapReport(_ => { }, (_, _, _) => { });

        await Rewrapper.RunAsync(
            new SavedAfterReading(tokens, () => SaveAsync(site, id, "EAAafter")),
            batchSize: 10,
            dryRun: false,
            report,
            default);

        Assert.Equal((0, 1), (report.Rewrapped, report.ChangedMeanwhile));
        var stored = await EnvelopeAsync(site, id);
        var key = stored.Contains(old.Id, StringComparison.Ordinal) ? old : current;
        Assert.Equal("EAAafter", key.Decrypt(stored, new(id, TokenKey)));
        Assert.DoesNotContain(
            await ActivityRows.OfAsync(site, user.Email),
            entry => entry.StartsWith("key_changed", StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, string>> SeedAsync(Site site)
    {
        var tokens = Enumerable.Range(0, Rows).ToDictionary(i => $"user-{i}", i => $"EAA{i}");

        using (var scope = site.Services.CreateScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            database.Users.AddRange(
                tokens.Keys.Select(user => new ApplicationUser
                {
                    Id = user,
                    UserName = user,
                    NormalizedUserName = user,
                }));
            await database.SaveChangesAsync();
        }

        foreach (var (user, token) in tokens)
        {
            await SaveAsync(site, user, token);
        }

        return tokens;
    }

    // Batches of two, and a kill as soon as enough rows are done, so that it hits a running command.
    private async Task KillMidwayAsync(KeyCommand command, Site site, int leftAtMost)
    {
        using var rewrapping = command.Start("rewrap", "--batch", "2");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var writes = new DatabaseWrites(site.DatabasePath);
        await writes.UntilAsync(() => LeftOn(old, site) <= leftAtMost, limit.Token);

        rewrapping.Kill();
        await rewrapping.WaitForExitAsync();
        Assert.Equal(128 + 9, rewrapping.ExitCode);
        Assert.True(LeftOn(old, site) > 0, "It was done before it was killed.");
    }

    // Saves rows just ahead of the rewrapping, again and again.
    private async Task SaveAheadUntilAsync(Site site, Dictionary<string, string> tokens, CancellationToken enough)
    {
        const int Ahead = 3;
        using var writes = new DatabaseWrites(site.DatabasePath);
        var next =
            $"""SELECT "UserId" FROM "UserAttributes" WHERE "Value" LIKE 'enc:v1:{old.Id}:%' ORDER BY "Id" LIMIT 1 OFFSET {Ahead}""";

        var left = (long)Rows;

        try
        {
            while (true)
            {
                await writes.UntilAsync(() => LeftOn(old, site) <= left - 2 * Ahead, enough);

                if (site.Query(next) is [[string user]])
                {
                    var token = $"EAA-{Guid.NewGuid()}";
                    await SaveAsync(site, user, token);
                    tokens[user] = token;
                }

                left = LeftOn(old, site);
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended the saves.
        }
    }

    private static async Task<string> EnvelopeAsync(Site site, string user) =>
        (await site.ProfileOfAsync(user))!.Attributes.Single(row => row.Key == TokenKey).Value;

    private static async Task SaveAsync(Site site, string user, string token)
    {
        var draft = site.Services.GetRequiredService<Drafts>().FromMembers(
            user, new Dictionary<string, string?> { [TokenKey] = token });
        var result = await site.Services.GetRequiredService<PartnerSaves>().SaveAsync(draft, condition: null, default);
        Assert.Equal(SaveOutcome.Saved, result.Outcome);
    }

    private static long LeftOn(RootKey key, Site site) =>
        (long)site.Query($"""SELECT count(*) FROM "UserAttributes" WHERE "Value" LIKE 'enc:v1:{key.Id}:%'""")[0][0]!;
}
