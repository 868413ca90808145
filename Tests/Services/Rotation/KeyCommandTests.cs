using System.Globalization;
using PartnerSite.Services.Encryption;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Rotation;

/// <summary>What an operator sees of <c>keys …</c>, run as a process beside the site.</summary>
public sealed class KeyCommandTests : IAsyncLifetime
{
    private const string Token = "EAAGm0PX4ZCpsBA";

    private readonly RootKey old = new();
    private readonly RootKey current = new();
    private readonly Site site;

    public KeyCommandTests() => site = new Site { EncryptionKey = old.Text };

    public async ValueTask InitializeAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            using var user = await site.NewUserAsync();
            await user.SaveWhatsAppAsync(token: Token);
        }
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Generate_prints_a_key_that_can_be_used_and_nothing_else_to_where_it_is_piped()
    {
        var (exitCode, output, errors) = await Tool.TryAsync("dotnet", [KeyCommand.Program, "keys", "generate"], ("ASPNETCORE_ENVIRONMENT", "Production"));

        Assert.Equal(0, exitCode);
        Assert.Contains($"Key id {EncryptionKeyParser.Parse(output.TrimEnd('\n'), "the output").Id}.", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(output.Trim(), errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_counts_the_rows_of_each_key_until_nothing_needs_the_old_one()
    {
        AssertTable(await RunAsync(0, [current, old], "status"), (current.Id, "active", 0, 0), (old.Id, "retired", 3, 1));
        await RunAsync(0, [current, old], "rewrap");

        var status = await RunAsync(0, [current, old], "status");
        AssertTable(status, (current.Id, "active", 3, 1), (old.Id, "retired", 0, 0));
        Assert.Contains($"Nothing needs the retired key {old.Id}.", status, StringComparison.Ordinal);
        AssertTable(await RunAsync(0, [current], "status"), (current.Id, "active", 3, 1));
    }

    [Fact]
    public async Task Status_exits_with_3_when_a_key_is_missing_and_counts_its_rows()
    {
        var status = await RunAsync(3, [current], "status");

        AssertTable(status, (current.Id, "active", 0, 0), (old.Id, "missing", 3, 1));
        Assert.Contains("Can't be opened: 4 rows whose key is missing, 0 rows named above.", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_counts_and_writes_nothing()
    {
        var before = Stored();

        AssertCounts(await RunAsync(0, [current, old], "rewrap", "--dry-run"), "Would be rewrapped", 4, 0, 0);

        Assert.Equal(before, Stored());
    }

    [Fact]
    public async Task Rewrapping_changes_the_key_and_nothing_that_anybody_sees_and_a_second_time_nothing()
    {
        var dates = site.Query("""SELECT "UpdatedAt", "Version" FROM "UserAttributes" """);

        AssertCounts(await RunAsync(0, [current, old], "rewrap", "--batch", "2"), "Rewrapped", 4, 0, 0);

        var after = Stored();
        Assert.Equal(dates, site.Query("""SELECT "UpdatedAt", "Version" FROM "UserAttributes" """));
        AssertCounts(await RunAsync(0, [current], "rewrap"), "Rewrapped", 0, 4, 0);
        Assert.Equal(after, Stored());

        foreach (var row in site.Query("""SELECT "UserId", "Value" FROM "UserAttributes" WHERE "Key" = 'whatsapp_system_token' """))
        {
            Assert.Equal(Token, current.Decrypt((string)row[1]!, new((string)row[0]!, "whatsapp_system_token")));
        }
    }

    [Fact]
    public async Task Unreadable_rows_are_named_by_their_id_and_left_as_they_are_and_the_others_are_rewrapped()
    {
        const string Broken = "enc:v1:broken";
        site.Execute($"""UPDATE "UserAttributes" SET "Value" = '{Broken}' WHERE "Id" = (SELECT min("Id") FROM "UserAttributes" WHERE "Key" = 'whatsapp_system_token')""");
        site.Execute("""INSERT INTO "DataProtectionKeys" ("Xml") VALUES ('<key><envelope>cut off')""");
        var rows = (long)site.Query($"""SELECT "Id" FROM "UserAttributes" WHERE "Value" = '{Broken}'""")[0][0]!;

        var output = await RunAsync(3, [current, old], "rewrap");

        AssertCounts(output, "Rewrapped", 3, 0, 2);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Row {rows}, a token, can't be opened. It is not an envelope."), output, StringComparison.Ordinal);
        Assert.Contains("Row 2, a sign-in key, can't be opened.", output, StringComparison.Ordinal);
        Assert.Single(site.Query($"""SELECT 1 FROM "UserAttributes" WHERE "Value" = '{Broken}'"""));
        Assert.Contains("Can't be opened: 0 rows whose key is missing, 2 rows named above.", await RunAsync(3, [current], "status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_the_place_of_an_envelope_is_never_printed()
    {
        site.Execute($"""UPDATE "UserAttributes" SET "Value" = '{Token}' WHERE "Key" = 'whatsapp_system_token'""");

        foreach (var command in (string[])["status", "rewrap"])
        {
            Assert.DoesNotContain(Token, await RunAsync(3, [current, old], command), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_plain_value_that_looks_like_an_envelope_is_nobodys_business()
    {
        using var user = await site.NewUserAsync();
        await user.SaveAsync(("Input.Partners", "chotot"), Field.Value("chotot_id", "enc:v1:000000000000000000000000:AAAA"));

        AssertTable(await RunAsync(0, [current, old], "status"), (current.Id, "active", 0, 0), (old.Id, "retired", 3, 1));
    }

    [Fact]
    public async Task On_a_terminal_rewrapping_shows_a_bar_and_elsewhere_lines()
    {
        var screen = await new KeyCommand(site.DatabasePath, current, old).RunOnTerminalAsync("rewrap");
        Assert.Contains("━━━", screen, StringComparison.Ordinal);
        Assert.Contains("\u001b[", screen, StringComparison.Ordinal);

        var lines = await RunAsync(0, [old, current], "rewrap");
        Assert.Contains("Rewrapping: 4 of 4 rows\n", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", lines, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rewrap", "--batch", "0")]
    [InlineData("rewrap", "--batch", "10001")]
    [InlineData("rewrap", "--batch", "many")]
    [InlineData("rotate")]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing(params string[] arguments)
    {
        var before = Stored();
        await RunAsync(1, [current, old], arguments);
        Assert.Equal(before, Stored());
    }

    [Fact]
    public async Task Without_a_database_it_says_so_and_makes_none()
    {
        var path = $"{site.DatabasePath}-none";
        var (exitCode, _, errors) = await new KeyCommand(path, current).RunAsync("status");

        Assert.Equal(1, exitCode);
        Assert.Contains($"Database:Path is {path}, where there is no database.", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    private static void AssertTable(string output, params (string Id, string State, int Tokens, int AuthKeys)[] expected) =>
        Assert.Equal(
            expected.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Id} {row.State} {row.Tokens} {row.AuthKeys}")),
            output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                .SkipWhile(line => line != "Key State Tokens Sign-in keys").Skip(1).TakeWhile(line => line.Length > 0));

    private static void AssertCounts(string output, string label, int rewrapped, int current, int unreadable)
    {
        Assert.Matches($"{label}: +{rewrapped}\n", output);
        Assert.Matches($"Had the active key: +{current}\n", output);
        Assert.Matches("Changed meanwhile: +0\n", output);
        Assert.Matches($"Can't be opened: +{unreadable}\n", output);
    }

    private async Task<string> RunAsync(int expected, RootKey[] keys, params string[] arguments)
    {
        var (exitCode, output, errors) = await new KeyCommand(site.DatabasePath, keys).RunAsync(arguments);
        Assert.True(exitCode == expected, $"exited with {exitCode}:\n{output}\n{errors}");
        return output;
    }

    private List<object?[]> Stored() => [.. site.Query("""SELECT "Value" FROM "UserAttributes" ORDER BY "Id" """), .. site.Query("""SELECT "Xml" FROM "DataProtectionKeys" """)];
}
