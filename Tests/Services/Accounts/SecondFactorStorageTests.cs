using System.Net;
using PartnerSite.Services.Accounts;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts;

/// <summary>
/// Second factors at rest: app keys encrypted, recovery codes only as hashes, also those of older versions.
/// </summary>
public sealed class SecondFactorStorageTests
{
    private const string OldKey = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    private static readonly string[] OldCodes = ["2B4C5-D6F7G", "H8J9K-M2N3P"];

    [Fact]
    public async Task Neither_the_apps_key_nor_a_recovery_code_is_in_the_database_in_clear()
    {
        await using var site = new Site();
        using var user = await site.NewUserAsync();
        var page = await user.GetAsync("/Identity/Account/Manage/EnableAuthenticator");
        var key = page.TextOf("kbd").Replace(" ", "", StringComparison.Ordinal);
        var enabled = await user.SubmitAsync(
            page.Form("EnableAuthenticator"), ("Input.Code", new Authenticator(key).Code));
        var codes = (await user.GetAsync(enabled.Header("Location")!)).Document
            .QuerySelectorAll("code.recovery-code").Select(Answer.Text).ToList();

        Assert.Equal(10, codes.Count);
        AssertNoneIn(site, [key, key.ToUpperInvariant(), .. codes]);
        Assert.StartsWith("enc:v1:", Factor(site, "AppKey"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_older_version_stored_in_clear_is_moved_at_the_start_and_its_owner_notices_nothing()
    {
        await using var before = new Site();
        using var user = await before.NewUserAsync();
        StoreInClear(before, await before.UserIdAsync(user.Email));

        await using var site = new SiteOn(before);
        var app = new Authenticator(OldKey);
        Assert.Equal(HttpStatusCode.OK, (await site.NewProgram().LoginAsync(user.Email, code: app.Code)).Status);
        Assert.Equal(
            HttpStatusCode.OK, (await site.NewProgram().LoginAsync(user.Email, recoveryCode: OldCodes[1])).Status);
        (await site.NewProgram().LoginAsync(user.Email, recoveryCode: OldCodes[1]))
            .AssertProblem(HttpStatusCode.Unauthorized);

        Assert.Empty(site.Query("""SELECT 1 FROM "AspNetUserTokens" """));
        AssertNoneIn(site, [OldKey, .. OldCodes]);
    }

    [Fact]
    public async Task An_app_key_that_was_copied_to_another_account_does_not_open_there()
    {
        await using var site = new Site();
        using var owner = await site.NewUserAsync();
        using var thief = await site.NewUserAsync();
        var (app, _) = await Authenticator.EnableAsync(owner);
        var (_, codes) = await Authenticator.EnableAsync(thief);
        site.Execute("""
            UPDATE "SecondFactors" SET "AppKey" = (SELECT "AppKey" FROM "SecondFactors" ORDER BY "Id" LIMIT 1)
            """);

        (await site.NewProgram().LoginAsync(thief.Email, code: app.Code)).AssertProblem(HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.OK, (await site.NewProgram().LoginAsync(owner.Email, code: app.Code)).Status);

        // The recovery codes still let in.
        Assert.Equal(
            HttpStatusCode.OK, (await site.NewProgram().LoginAsync(thief.Email, recoveryCode: codes[0])).Status);
    }

    [Fact]
    public async Task Turning_it_off_deletes_key_and_codes()
    {
        await using var site = new Site();
        using var user = await site.NewUserAsync();
        await Authenticator.EnableAsync(user);
        var page = await user.GetAsync("/Identity/Account/Manage/Disable2fa");
        await user.SubmitAsync(page.Form("Disable2fa"));

        Assert.Empty(site.Query("""SELECT 1 FROM "SecondFactors" """));
        Assert.Equal(HttpStatusCode.OK, (await site.NewProgram().LoginAsync(user.Email)).Status);
    }

    [Fact]
    public void Recovery_codes_are_used_one_by_one_and_two_users_hashes_of_one_code_differ()
    {
        var stored = RecoveryCodes.Hash(["a", "b", "c"]);

        Assert.Equal(3, RecoveryCodes.Count(stored));
        Assert.Null(RecoveryCodes.Redeem(stored, "d"));
        var left = RecoveryCodes.Redeem(stored, "b");
        Assert.Equal(2, RecoveryCodes.Count(left));
        Assert.Null(RecoveryCodes.Redeem(left, "b"));
        Assert.Equal(0, RecoveryCodes.Count(RecoveryCodes.Redeem(RecoveryCodes.Redeem(left, "a"), "c")));
        Assert.NotEqual(RecoveryCodes.Hash(["a"]), RecoveryCodes.Hash(["a"]));
        Assert.Null(RecoveryCodes.Redeem(null, "a"));
        Assert.Null(RecoveryCodes.Redeem("", "a"));
    }

    private static string Factor(Site site, string column) =>
        (string)site.Query($"""SELECT "{column}" FROM "SecondFactors" """).Single()[0]!;

    private static void StoreInClear(Site site, string userId)
    {
        (string Name, string Value)[] tokens =
            [("AuthenticatorKey", OldKey), ("RecoveryCodes", string.Join(';', OldCodes))];

        foreach (var (name, value) in tokens)
        {
            site.Execute($"""
                INSERT INTO "AspNetUserTokens" ("UserId", "LoginProvider", "Name", "Value")
                VALUES ('{userId}', '[AspNetUserStore]', '{name}', '{value}')
                """);
        }

        site.Execute($"""UPDATE "AspNetUsers" SET "TwoFactorEnabled" = 1 WHERE "Id" = '{userId}' """);
    }

    private static void AssertNoneIn(Site site, IReadOnlyList<string> secrets)
    {
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
            var text = reader.ReadToEnd();
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }
}
