using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts;

/// <summary>A hash of before is moved when its owner signs in, and nobody notices.</summary>
public sealed class SiteUserManagerTests(Site site)
{
    /// <summary>How the owner signs in.</summary>
    public static TheoryData<string> Doors => ["page", "API"];

    [Theory, MemberData(nameof(Doors))]
    public async Task Signing_in_renews_an_old_hash_and_ends_no_session(string door)
    {
        using var browser = await site.NewUserAsync();
        using var program = site.NewProgram();
        await program.LoginAsync(browser.Email);
        var old = OldHash();
        site.StoreHash(browser.Email, old);
        var before = await site.AccountAsync(browser.Email);

        await SignInAsync(door, browser.Email);

        var after = await site.AccountAsync(browser.Email);
        Assert.NotEqual(old, after.PasswordHash);
        Assert.Equal((before.SecurityStamp, before.UpdatedAt), (after.SecurityStamp, after.UpdatedAt));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/partners")).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/auth/me")).Status);

        await SignInAsync(door, browser.Email);
        Assert.Equal(after.PasswordHash, (await site.AccountAsync(browser.Email)).PasswordHash);
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task It_is_renewed_beside_a_count_of_wrong_passwords_that_goes_back_to_none(string door)
    {
        using var browser = await site.NewUserAsync();
        var old = OldHash();
        site.StoreHash(browser.Email, old);
        await site.NewVisitor().SignInAsync(browser.Email, "wrong");
        Assert.Equal(old, (await site.AccountAsync(browser.Email)).PasswordHash);

        await SignInAsync(door, browser.Email);

        var after = await site.AccountAsync(browser.Email);
        Assert.Equal((0, false), (after.AccessFailedCount, old == after.PasswordHash));
    }

    [Fact]
    public async Task Many_sign_ins_at_once_with_an_old_hash_all_succeed()
    {
        using var browser = await site.NewUserAsync();
        site.StoreHash(browser.Email, OldHash());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SignInAsync("API", browser.Email)));
    }

    private static string OldHash() => new PasswordHasher<ApplicationUser>(
        Options.Create(new PasswordHasherOptions { IterationCount = 10 })).HashPassword(new(), Emails.Password);

    private async Task SignInAsync(string door, string email)
    {
        if (door == "API")
        {
            Assert.Equal(HttpStatusCode.OK, (await site.NewProgram().LoginAsync(email)).Status);
        }
        else
        {
            Assert.Equal("/", (await site.NewVisitor().SignInAsync(email)).Header("Location"));
        }
    }
}
