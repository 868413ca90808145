using System.Buffers.Binary;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts;

/// <summary>How passwords are hashed, and that one password is one at every door, however it is written.</summary>
public sealed class SitePasswordHasherTests(MailSite site) : IClassFixture<MailSite>
{
    private const string Composed = "mật khẩu của Ân №1";

    /// <summary>As another keyboard or phone writes it.</summary>
    public static TheoryData<string> Writings => [Composed, Decomposed, "ｍật khẩu của Ân №1", "mật khẩu của Ân No1"];

    private static string Decomposed => Composed.Normalize(NormalizationForm.FormD);

    [Fact]
    public async Task A_stored_hash_took_as_many_rounds_as_OWASP_asks_for()
    {
        await using var slow = new Site { HashesSlowly = true };
        using var user = await slow.NewUserAsync();
        var hash = Convert.FromBase64String((await slow.AccountAsync(user.Email)).PasswordHash!);

        // Identity's format 1: the format, the function, the rounds.
        Assert.Equal(1, hash[0]);
        Assert.Equal(2, BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1)));
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)), 210_000, int.MaxValue);
    }

    [Theory, MemberData(nameof(Writings))]
    public async Task It_signs_in_at_the_page_and_at_the_API(string password)
    {
        using var user = site.NewVisitor();
        await user.RegisterAsync(Emails.New(), Decomposed);
        using var visitor = site.NewVisitor();
        using var program = site.NewProgram();

        Assert.Equal("/", (await visitor.SignInAsync(user.Email, password)).Header("Location"));
        Assert.Equal(HttpStatusCode.OK, (await program.LoginAsync(user.Email, password)).Status);
    }

    [Theory, MemberData(nameof(Writings))]
    public async Task It_is_the_current_one_where_the_account_is_changed_and_deleted(string password)
    {
        using var user = site.NewVisitor();
        await user.RegisterAsync(Emails.New(), Composed);
        var email = await user.GetAsync("/Identity/Account/Manage/Email");
        var change = await user.GetAsync("/Identity/Account/Manage/ChangePassword");
        var delete = await user.GetAsync("/Identity/Account/Manage/DeletePersonalData");

        Assert.Equal(HttpStatusCode.Redirect, (await user.SubmitAsync(
            email.Document.Forms.Single(form => form.Id == "change-address"),
            ("Input.NewEmail", Emails.New()),
            ("Password", password))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await user.SubmitAsync(
            change.Form("ChangePassword"),
            ("Input.OldPassword", password),
            ("Input.NewPassword", Decomposed),
            ("Input.ConfirmPassword", Decomposed))).Status);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await user.SubmitAsync(delete.Form("DeletePersonalData"), ("Input.Password", password))).Status);
    }

    [Theory, MemberData(nameof(Writings))]
    public async Task It_is_recognized_as_the_own_one_where_a_token_is_wanted(string password)
    {
        using var user = site.NewVisitor();
        await user.RegisterAsync(Emails.New(), Composed);

        Assert.StartsWith(
            "This is the password of your PartnerSite account",
            (await user.SaveWhatsAppAsync(token: password)).TextOf("[data-error='whatsapp_system_token']"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_one_after_a_reset_too()
    {
        using var user = await site.NewUserAsync();
        using var visitor = site.NewVisitor();
        await visitor.ForgetPasswordAsync(user.Email);
        var link = (await site.Smtp.MailAsync(user.Email, "ResetPassword")).Link;
        await visitor.SubmitAsync(
            (await visitor.GetAsync(link.PathAndQuery)).Form("ResetPassword"),
            ("Input.Email", user.Email),
            ("Input.Password", Decomposed),
            ("Input.ConfirmPassword", Decomposed));

        Assert.Equal("/", (await visitor.SignInAsync(user.Email, Composed)).Header("Location"));
    }

    [Fact]
    public async Task A_hash_of_before_verifies_what_was_typed_then_and_is_moved_at_that_sign_in()
    {
        using var user = await site.NewUserAsync();
        site.StoreHash(user.Email, new PasswordHasher<ApplicationUser>().HashPassword(new(), Decomposed));
        using var visitor = site.NewVisitor();

        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync(user.Email, Composed)).Status);
        Assert.Equal("/", (await visitor.SignInAsync(user.Email, Decomposed)).Header("Location"));
        Assert.Equal("/", (await site.NewVisitor().SignInAsync(user.Email, Composed)).Header("Location"));
    }

    [Theory]
    [InlineData("\ud800 half of a pair")]
    [InlineData("half of a pair \udc00")]
    [InlineData("no character \ufffe")]
    public void A_text_that_is_no_Unicode_is_a_password_like_any_other(string password)
    {
        var hasher = new SitePasswordHasher(Options.Create(new PasswordHasherOptions { IterationCount = 10 }));
        var hash = hasher.HashPassword(new(), password);

        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(new(), hash, password));
        Assert.Equal(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(new(), hash, $"{password}!"));
    }
}
