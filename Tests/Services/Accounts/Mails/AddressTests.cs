using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Mail;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts.Mails;

/// <summary>An account's address: confirmed and changed by mails.</summary>
public sealed class AddressTests(MailSite site) : IClassFixture<MailSite>
{
    private const string Manage = "/Identity/Account/Manage/Email";
    private const string Useless = "This link doesn't work";

    [Fact]
    public async Task A_new_account_gets_a_link_that_confirms_its_address_and_works_without_it()
    {
        using var user = await site.NewUserAsync();
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
        Assert.Contains("not confirmed yet", (await user.GetAsync(Manage)).TextOf("main"), StringComparison.Ordinal);

        var mail = await site.Smtp.MailAsync(user.Email, "ConfirmEmail");
        Assert.Equal("Confirm your email address for PartnerSite", mail.Subject);
        Assert.Equal(MailSite.Address, mail.Link.GetLeftPart(UriPartial.Authority));

        // On another device, where nobody is signed in.
        Assert.Equal(
            "Your email address has been confirmed",
            (await site.NewVisitor().GetAsync(mail.Link.PathAndQuery)).TextOf("h1"));
        var page = await user.GetAsync(Manage);
        Assert.DoesNotContain("not confirmed yet", page.TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.Forms, form => form.Id == "confirm-address");
    }

    [Fact]
    public async Task The_link_is_sent_again_to_its_owner()
    {
        using var user = await site.NewUserAsync();
        using var visitor = site.NewVisitor();
        var first = await site.Smtp.MailAsync(user.Email, "ConfirmEmail");
        var unknown = await ResendAsync(visitor, Emails.New());
        var known = await ResendAsync(visitor, user.Email);

        Assert.Equal(unknown.TextOf("main"), known.TextOf("main"));
        Assert.Equal(
            "Your email address has been confirmed",
            (await visitor.GetAsync((await AnotherAsync(user.Email, first)).Link.PathAndQuery)).TextOf("h1"));

        // The account's page has a button for it.
        using var second = await site.NewUserAsync();
        first = await site.Smtp.MailAsync(second.Email, "ConfirmEmail");
        var sent = await second.SubmitAsync(
            (await second.GetAsync(Manage)).Document.Forms.Single(form => form.Id == "confirm-address"));
        Assert.Equal(
            "We've sent you a link. Open it to confirm your address.",
            (await second.GetAsync(sent.Header("Location")!)).TextOf("[role=status]"));
        await AnotherAsync(second.Email, first);
    }

    [Fact]
    public async Task A_new_address_is_the_accounts_once_its_owner_confirms_it_and_the_old_one_is_notified()
    {
        using var user = await site.NewUserAsync();
        using var elsewhere = site.NewVisitor();
        await elsewhere.SignInAsync(user.Email);
        var newEmail = Emails.New();

        await ChangeAsync(user, newEmail);
        var mail = await site.Smtp.MailAsync(newEmail, "ConfirmEmailChange");
        Assert.Equal("Confirm your new email address for PartnerSite", mail.Subject);
        Assert.Contains(user.Email, (await user.GetAsync(Manage)).TextOf("main"), StringComparison.Ordinal);

        Assert.Equal("Your email address has been changed", (await user.GetAsync(mail.Link.PathAndQuery)).TextOf("h1"));
        Assert.Contains(newEmail, (await user.GetAsync(Manage)).TextOf("main"), StringComparison.Ordinal);
        Assert.StartsWith(
            "/Identity/Account/Login",
            (await elsewhere.GetAsync("/partners")).Header("Location"),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.SignInAsync(user.Email)).Status);
        Assert.Equal("/", (await elsewhere.SignInAsync(newEmail)).Header("Location"));

        var notice = await site.Smtp.MailAsync(user.Email, "was changed");
        Assert.DoesNotContain(newEmail, notice.Html + notice.Text, StringComparison.Ordinal);
        Assert.Equal(Useless, (await user.GetAsync(mail.Link.PathAndQuery)).TextOf("h1"));
    }

    [Fact]
    public async Task Opened_where_somebody_else_is_signed_in_the_link_changes_nothing_for_them()
    {
        using var user = await site.NewUserAsync();
        using var other = await site.NewUserAsync();
        var newEmail = Emails.New();
        await ChangeAsync(user, newEmail);
        var mail = await site.Smtp.MailAsync(newEmail, "ConfirmEmailChange");

        Assert.Equal(
            "Your email address has been changed", (await other.GetAsync(mail.Link.PathAndQuery)).TextOf("h1"));
        Assert.Contains(other.Email, (await other.GetAsync(Manage)).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal("/", (await site.NewVisitor().SignInAsync(newEmail)).Header("Location"));
    }

    [Fact]
    public async Task A_change_needs_the_password_and_guesses_are_limited()
    {
        await using var own = new MailSite { GuessesPerMinute = 2, Clock = new MovingClock() };
        await own.InitializeAsync();
        using var user = await own.NewUserAsync();

        for (var i = 0; i < 2; i++)
        {
            var answer = await AskForChangeAsync(user, Emails.New(), i == 0 ? "" : "wrong password");
            Assert.Equal(
                "That password isn't right. Your address wasn't changed.", answer.TextOf(".field-validation-error"));
        }

        Assert.Equal(
            HttpStatusCode.TooManyRequests, (await AskForChangeAsync(user, Emails.New(), Emails.Password)).Status);
        await own.Services.GetRequiredService<MailQueue>().StopAsync(CancellationToken.None);
        Assert.Equal([user.Email], own.Smtp.Mails.Select(mail => mail.To));
    }

    [Fact]
    public async Task Nobody_gets_an_address_that_another_account_has()
    {
        using var user = await site.NewUserAsync();
        var wanted = Emails.New();
        await ChangeAsync(user, wanted);
        var link = (await site.Smtp.MailAsync(wanted, "ConfirmEmailChange")).Link;
        using var other = await site.NewUserAsync(wanted);

        Assert.Equal(Useless, (await user.GetAsync(link.PathAndQuery)).TextOf("h1"));
        Assert.Equal(user.Email, (await site.AccountAsync(user.Email)).UserName);
        Assert.Equal(wanted, (await site.AccountAsync(wanted)).UserName);
    }

    [Fact]
    public async Task The_address_in_use_is_no_change()
    {
        using var user = await site.NewUserAsync();
        Assert.Equal(
            "You already use this address.",
            (await ChangeAsync(user, user.Email)).TextOf("[role=status]"));
    }

    [Theory]
    [InlineData("ConfirmEmail?userId={id}&code=Y29kZQ")]
    [InlineData("ConfirmEmail?userId=nobody&code=Y29kZQ")]
    [InlineData("ConfirmEmailChange?userId={id}&email=lan@example.com&code=Y29kZQ")]
    [InlineData("ConfirmEmailChange?userId=nobody&email=lan@example.com&code=Y29kZQ")]
    public async Task A_useless_link_says_so_and_not_whose_it_is(string address)
    {
        using var user = await site.NewUserAsync();
        var id = await site.UserIdAsync(user.Email);

        var answer = await site.NewVisitor()
            .GetAsync("/Identity/Account/" + address.Replace("{id}", id, StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.OK, Useless), (answer.Status, answer.TextOf("h1")));
    }

    [Fact]
    public async Task No_page_confirms_an_address_without_a_mail()
    {
        using var user = await site.NewUserAsync();
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await user.GetAsync($"/Identity/Account/RegisterConfirmation?email={user.Email}")).Status);
        Assert.StartsWith(
            "/Identity/Account/Login",
            (await site.NewVisitor().GetAsync(Manage)).Header("Location"),
            StringComparison.Ordinal);
    }

    private static async Task<Answer> ResendAsync(SiteClient visitor, string email) =>
        await visitor.SubmitAsync(
            (await visitor.GetAsync("/Identity/Account/ResendEmailConfirmation")).Form("ResendEmailConfirmation"),
            ("Input.Email", email));

    private static async Task<Answer> ChangeAsync(SiteClient user, string newEmail) =>
        await user.GetAsync((await AskForChangeAsync(user, newEmail, Emails.Password)).Header("Location")!);

    private static async Task<Answer> AskForChangeAsync(SiteClient user, string newEmail, string password) =>
        await user.SubmitAsync(
            (await user.GetAsync(Manage)).Document.Forms.Single(form => form.Id == "change-address"),
            ("Input.NewEmail", newEmail),
            ("Password", password));

    private Task<ReceivedMail> AnotherAsync(string email, ReceivedMail first) =>
        site.Smtp.MailAsync(mail =>
            mail.To == email
            && mail.Html.Contains("ConfirmEmail", StringComparison.Ordinal)
            && !ReferenceEquals(mail, first));
}
