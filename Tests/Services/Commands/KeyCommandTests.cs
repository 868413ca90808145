using PartnerSite.Services.Encryption.Keys;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Commands;

/// <summary>What an operator sees of the <c>keys</c> commands.</summary>
public sealed class KeyCommandTests(KeyCommandScene.Seed seed) : KeyCommandScene(seed)
{
    [Fact]
    public async Task Generate_prints_a_key_that_can_be_used_and_nothing_else_to_where_it_is_piped()
    {
        var (exitCode, output, errors) = await Tool.TryAsync(
            "dotnet", [KeyCommand.Program, "keys", "generate"], ("ASPNETCORE_ENVIRONMENT", "Production"));

        Assert.Equal(0, exitCode);
        Assert.Contains(
            $"Key id {EncryptionKeyParser.Parse(output.TrimEnd('\n'), "the output").Id}.",
            errors,
            StringComparison.Ordinal);
        Assert.DoesNotContain(output.Trim(), errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_counts_the_rows_of_each_key_until_nothing_needs_the_old_one()
    {
        AssertTable(
            await RunAsync(0, [Current, Old], "status"), (Current.Id, "active", 0, 0, 0), (Old.Id, "retired", 3, 1, 1));
        await RunAsync(0, [Current, Old], "rewrap");

        var status = await RunAsync(0, [Current, Old], "status");
        AssertTable(status, (Current.Id, "active", 3, 1, 1), (Old.Id, "retired", 0, 0, 0));
        Assert.Contains($"Nothing needs the retired key {Old.Id}.", status, StringComparison.Ordinal);
        AssertTable(await RunAsync(0, [Current], "status"), (Current.Id, "active", 3, 1, 1));
    }

    [Fact]
    public async Task Status_exits_with_3_when_a_key_is_missing_and_counts_its_rows()
    {
        var status = await RunAsync(3, [Current], "status");

        AssertTable(status, (Current.Id, "active", 0, 0, 0), (Old.Id, "missing", 3, 1, 1));
        Assert.Contains("Can't be opened: 5 under a missing key, 0 named above.", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_counts_and_writes_nothing()
    {
        var before = Stored();

        AssertCounts(await RunAsync(0, [Current, Old], "rewrap", "--dry-run"), "Would be rewrapped", 5, 0, 0);

        Assert.Equal(before, Stored());
    }

    [Fact]
    public async Task Rewrapping_changes_the_key_and_nothing_that_anybody_sees_and_a_second_time_nothing()
    {
        var dates = Site.Query("""SELECT "UpdatedAt", "Version" FROM "UserAttributes" """);

        AssertCounts(await RunAsync(0, [Current, Old], "rewrap", "--batch", "2"), "Rewrapped", 5, 0, 0);

        var after = Stored();
        Assert.Equal(dates, Site.Query("""SELECT "UpdatedAt", "Version" FROM "UserAttributes" """));
        AssertCounts(await RunAsync(0, [Current], "rewrap"), "Rewrapped", 0, 5, 0);
        Assert.Equal(after, Stored());

        foreach (
            var row in Site.Query(
                """SELECT "UserId", "Value" FROM "UserAttributes" WHERE "Key" = 'whatsapp_system_token' """))
        {
            Assert.Equal(Token, Current.Decrypt((string)row[1]!, new((string)row[0]!, "whatsapp_system_token")));
        }
    }

    [Fact]
    public async Task On_a_terminal_rewrapping_shows_a_bar_and_elsewhere_lines()
    {
        var screen = await new KeyCommand(Site.DatabasePath, Current, Old).RunOnTerminalAsync("rewrap");
        Assert.Contains("━━━", screen, StringComparison.Ordinal);
        Assert.Contains("\u001b[", screen, StringComparison.Ordinal);

        var lines = await RunAsync(0, [Old, Current], "rewrap");
        Assert.Contains("Rewrapping: 5 of 5 rows\n", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", lines, StringComparison.Ordinal);
    }
}
