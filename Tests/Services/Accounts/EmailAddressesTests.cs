using System.Net;
using PartnerSite.Services.Accounts;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts;

/// <summary>Which addresses an account can have, at every door.</summary>
public sealed class EmailAddressesTests(MailSite site) : IClassFixture<MailSite>
{
    private const string Account = "/Identity/Account";
    private const string TooLong = "An email address can have at most 254 characters.";

    /// <summary>What RFC 5322 allows before the at sign.</summary>
    public static TheoryData<string> Names => ["o'brien", "a&b", "sales/vn", "a+b", "!#$%*-=?^_`{|}~"];

    [Theory, MemberData(nameof(Names))]
    public async Task An_address_that_mail_can_be_sent_to_gets_an_account(string name)
    {
        var email = $"{name}.{Emails.New()}";
        using var user = await site.NewUserAsync(email);

        Assert.Contains(email, (await user.GetAsync($"{Account}/Manage")).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal("/", (await site.NewVisitor().SignInAsync(email)).Header("Location"));
        Assert.Equal(HttpStatusCode.OK, (await site.NewProgram().LoginAsync(email)).Status);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task It_can_become_an_accounts_new_address(string name)
    {
        var email = $"{name}.{Emails.New()}";
        using var user = await site.NewUserAsync();
        await ChangeAsync(user, email);
        var link = (await site.Smtp.MailAsync(email, "ConfirmEmailChange")).Link.PathAndQuery;

        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync(link)).Status);
        Assert.Equal("/", (await site.NewVisitor().SignInAsync(email)).Header("Location"));
    }

    [Fact]
    public async Task Capital_letters_make_no_other_account()
    {
        var email = Emails.New();
        using var user = await site.NewUserAsync(email.ToUpperInvariant());

        await site.NewVisitor().TryToRegisterAsync(email, Emails.Password);
        Assert.Contains(
            "already has an account", (await site.Smtp.MailAsync(user.Email, "/Login")).Html, StringComparison.Ordinal);
        Assert.Equal("/", (await site.NewVisitor().SignInAsync(email)).Header("Location"));
    }

    [Theory]
    [InlineData("Login", "Input.Email")]
    [InlineData("Register", "Input.Email")]
    [InlineData("ForgotPassword", "Input.Email")]
    [InlineData("ResendEmailConfirmation", "Input.Email")]
    [InlineData("ResetPassword?code=Y29kZQ", "Input.Email")]
    [InlineData("Manage/Email", "Input.NewEmail")]
    public async Task An_address_that_is_too_long_is_refused_in_words(string page, string field)
    {
        using var user = page.StartsWith("Manage", StringComparison.Ordinal)
            ? await site.NewUserAsync()
            : site.NewVisitor();
        var form = (await user.GetAsync($"{Account}/{page}")).Document.Forms
            .Single(form => form.QuerySelector($"[name='{field}']") is not null);

        Assert.Equal(TooLong, ErrorAt(await user.SubmitAsync(form, (field, OfLength(255))), field));
        Assert.NotEqual(TooLong, ErrorAt(await user.SubmitAsync(form, (field, OfLength(254))), field));
    }

    [Fact]
    public async Task The_API_refuses_it_with_the_member_at_fault()
    {
        var answer = await site.NewProgram().LoginAsync(OfLength(255));

        Assert.Equal(
            ["An email address has at most 254 characters."],
            answer.AssertProblem(HttpStatusCode.BadRequest).ErrorsOf("email"));
        (await site.NewProgram().LoginAsync(OfLength(254))).AssertProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_account_of_before_with_a_huge_address_has_a_small_cookie()
    {
        using var user = await site.NewUserAsync();
        var id = await site.UserIdAsync(user.Email);
        var huge = $"{new string('x', 60_000)}@example.com";
        site.Execute($"""UPDATE "AspNetUsers" SET "UserName" = '{huge}', "Email" = '{huge}' WHERE "Id" = '{id}' """);
        using var visitor = site.NewVisitor();

        Assert.Equal("/", (await visitor.SignInAsync(user.Email)).Header("Location"));

        var cookies = visitor.Cookies.GetAllCookies();
        Assert.InRange(cookies.Sum(cookie => cookie.Value.Length), 1, 4_000);
        Assert.Equal(huge[..EmailAddresses.MaxLength], (await visitor.GetAsync("/")).TextOf(".menu-name"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"{Account}/Manage")).Status);
    }

    private static string OfLength(int length)
    {
        var email = Emails.New();
        return new string('a', length - email.Length) + email;
    }

    private static string ErrorAt(Answer answer, string field) => answer.Document is null
        ? ""
        : answer.TextOf(field == "Input.Email" ? "#email-error" : "#new-address-error");

    private static async Task ChangeAsync(SiteClient user, string email) => await user.SubmitAsync(
        (await user.GetAsync($"{Account}/Manage/Email")).Document.Forms.Single(form => form.Id == "change-address"),
        ("Input.NewEmail", email),
        ("Password", Emails.Password));
}
