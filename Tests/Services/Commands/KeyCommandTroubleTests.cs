using System.Globalization;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Commands;

/// <summary>
/// What the <c>keys</c> commands do with damaged rows, wrong arguments, and a database that is busy or missing.
/// </summary>
public sealed class KeyCommandTroubleTests(KeyCommandScene.Seed seed) : KeyCommandScene(seed)
{
    [Fact]
    public async Task Unreadable_rows_are_named_by_their_id_and_left_as_they_are_and_the_others_are_rewrapped()
    {
        const string Broken = "enc:v1:broken";
        Site.Execute($"""
            UPDATE "UserAttributes" SET "Value" = '{Broken}'
            WHERE "Id" = (SELECT min("Id") FROM "UserAttributes" WHERE "Key" = 'whatsapp_system_token')
            """);
        Site.Execute("""INSERT INTO "DataProtectionKeys" ("Xml") VALUES ('<key><envelope>cut off')""");
        var rows = (long)Site.Query($"""SELECT "Id" FROM "UserAttributes" WHERE "Value" = '{Broken}'""")[0][0]!;

        var output = await RunAsync(3, [Current, Old], "rewrap");

        AssertCounts(output, "Rewrapped", 4, 0, 2);
        Assert.Contains(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Row {rows}, a token, can't be opened. It is not an envelope."),
            output,
            StringComparison.Ordinal);
        Assert.Contains("Row 2, a sign-in key, can't be opened.", output, StringComparison.Ordinal);
        Assert.Single(Site.Query($"""SELECT 1 FROM "UserAttributes" WHERE "Value" = '{Broken}'"""));
        Assert.Contains(
            "Can't be opened: 0 under a missing key, 2 named above.",
            await RunAsync(3, [Current], "status"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stored_instead_of_an_envelope_is_never_printed()
    {
        Site.Execute($"""UPDATE "UserAttributes" SET "Value" = '{Token}' WHERE "Key" = 'whatsapp_system_token'""");

        foreach (var command in (string[])["status", "rewrap"])
        {
            Assert.DoesNotContain(Token, await RunAsync(3, [Current, Old], command), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_plain_value_that_looks_like_an_envelope_is_left_alone()
    {
        using var user = await Site.NewUserAsync();
        await user.SaveAsync(
            ("Input.Partners", "chotot"), Field.Value("chotot_id", "enc:v1:000000000000000000000000:AAAA"));

        AssertTable(
            await RunAsync(0, [Current, Old], "status"), (Current.Id, "active", 0, 0, 0), (Old.Id, "retired", 3, 1, 1));
    }

    [Theory]
    [InlineData("rewrap", "--batch", "0")]
    [InlineData("rewrap", "--batch", "10001")]
    [InlineData("rewrap", "--batch", "many")]
    [InlineData("rewrap", "dry-run=true")]
    [InlineData("rotate")]
    public async Task Invalid_arguments_are_refused_and_change_nothing(params string[] arguments)
    {
        var before = Stored();
        await RunAsync(1, [Current, Old], arguments);
        Assert.Equal(before, Stored());
    }

    [Fact]
    public async Task A_row_that_was_stored_as_a_blob_is_rewrapped_too()
    {
        Site.Execute("""UPDATE "UserAttributes" SET "Value" = CAST("Value" AS BLOB)""");
        Site.Execute("""UPDATE "DataProtectionKeys" SET "Xml" = CAST("Xml" AS BLOB)""");

        AssertCounts(await RunAsync(0, [Current, Old], "rewrap"), "Rewrapped", 5, 0, 0);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_not_touched()
    {
        Site.Execute("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_FromTheFuture', '99.0')""");
        var before = Stored();

        var (exitCode, _, errors) = await new KeyCommand(Site.DatabasePath, Current, Old).RunAsync("rewrap");

        Assert.Equal(1, exitCode);
        Assert.Contains("was made by a newer version of the site", errors, StringComparison.Ordinal);
        Assert.Equal(before, Stored());
    }

    [Fact]
    public async Task While_the_database_is_locked_it_gives_up_and_says_what_was_done()
    {
        using var connection = Site.OpenDatabase();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();

        var (exitCode, output, errors) = await new KeyCommand(Site.DatabasePath, Current, Old).RunAsync("rewrap");

        Assert.Equal(1, exitCode);
        AssertCounts(output, "Rewrapped", 0, 0, 0);
        Assert.Contains("Stopped before the end.", output, StringComparison.Ordinal);
        Assert.Contains("can't be read or written", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_that_can_not_be_written_is_reported()
    {
        var (exitCode, _, errors) = await Tool.TryAsync(
            "sh", ["-c", $"dotnet {KeyCommand.Program} keys generate > /dev/full"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("A file or the output can't be read or written", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_database_it_says_so_and_makes_none()
    {
        var path = $"{Site.DatabasePath}-none";
        var (exitCode, _, errors) = await new KeyCommand(path, Current).RunAsync("status");

        Assert.Equal(1, exitCode);
        Assert.Contains($"Database:Path is {path}, where there is no database.", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }
}
