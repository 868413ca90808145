using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Encryption;

/// <summary>Data Protection's ring: in the database, sealed by the root key, shared by instances.</summary>
public sealed class AuthKeyTests
{
    [Fact]
    public async Task No_master_key_is_in_the_database_in_clear()
    {
        await using var site = new Site();
        await site.NewUserAsync();

        var ring = (string)site.Query("""SELECT group_concat("Xml") FROM "DataProtectionKeys" """)[0][0]!;

        Assert.Contains(">enc:v1:", ring, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", ring, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_instances_share_sessions_100_times_of_100()
    {
        await using var first = new Site();
        var user = await first.NewUserAsync();
        await using var second = new SiteOn(first);

        for (var i = 0; i < 100; i++)
        {
            using var elsewhere = user.CopyTo(second);
            Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/partners")).Status);
        }
    }

    [Fact]
    public async Task A_rotated_key_still_opens_the_ring_and_the_sessions()
    {
        await using var first = new Site();
        var user = await first.NewUserAsync();
        await using var second = new SiteOn(first) { OtherKey = new RootKey().Text, RetiredKey = first.EncryptionKey };
        using var elsewhere = user.CopyTo(second);

        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task When_the_key_is_lost_sessions_end_and_nothing_fails()
    {
        await using var first = new Site();
        var user = await first.NewUserAsync();
        await user.SaveWhatsAppAsync();
        await using var second = new SiteOn(first) { OtherKey = new RootKey().Text };
        using var elsewhere = user.CopyTo(second);

        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/partners")).Status);

        // The unreadable token is still there, and a new one takes its place.
        await elsewhere.SignInAsync(user.Email);
        Assert.Equal(
            "needs_attention",
            (await elsewhere.GetAsync("/partners")).Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.SaveWhatsAppAsync(token: "new")).Status);
    }

    [Fact]
    public async Task Damaged_rows_spoil_no_others_and_are_named()
    {
        var key = new RootKey();
        await using var first = new Site { EncryptionKey = key.Text };
        var user = await first.NewUserAsync();
        first.Execute(
            """
            INSERT INTO "DataProtectionKeys" ("Xml")
            VALUES ('garbage'), ('<key><envelope>cut off'), (x'fffe00'), (NULL), ('<key/>'), ('<revocation/>')
            """);
        first.Execute(
            """INSERT INTO "DataProtectionKeys" ("Xml") SELECT "Xml" FROM "DataProtectionKeys" WHERE "Id" = 1""");
        await using var second = new SiteOn(first);
        using var elsewhere = user.CopyTo(second);

        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/partners")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await second.NewVisitor().SignInAsync(user.Email)).Status);
        Assert.Contains(
            "The sign-in key in row 2 is damaged or in clear and is left out",
            second.Log.Text,
            StringComparison.Ordinal);

        var (exitCode, output, _) = await new KeyCommand(first.DatabasePath, key).RunAsync("status");
        Assert.Equal(3, exitCode);
        Assert.Equal(
            ["Row 2,", "Row 3,", "Row 4,", "Row 7,"],
            output.Split('\n').Where(line => line.StartsWith("Row", StringComparison.Ordinal)).Select(line => line[..6])
        );
    }

    [Fact]
    public async Task A_key_in_clear_is_not_used_and_is_named()
    {
        var key = new RootKey();
        await using var first = new Site { EncryptionKey = key.Text };
        var user = await first.NewUserAsync();
        first.Execute("""
            INSERT INTO "DataProtectionKeys" ("Id", "Xml")
            SELECT 0, '<key id="11111111-2222-3333-4444-555555555555" version="1"><descriptor><descriptor><masterKey><value>AAAA</value></masterKey></descriptor></descriptor></key>'
            """);
        await using var second = new SiteOn(first);

        Assert.Equal(HttpStatusCode.Redirect, (await second.NewVisitor().SignInAsync(user.Email)).Status);
        Assert.Contains(
            "The sign-in key in row 0 is damaged or in clear and is left out",
            second.Log.Text,
            StringComparison.Ordinal);

        var (exitCode, output, _) = await new KeyCommand(first.DatabasePath, key).RunAsync("status");
        Assert.Equal(3, exitCode);
        Assert.Contains(
            "Row 0, a sign-in key, can't be opened. It is not an envelope.", output, StringComparison.Ordinal);
    }
}
