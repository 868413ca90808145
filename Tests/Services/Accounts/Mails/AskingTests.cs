using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Mail;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts.Mails;

/// <summary>Asking for a link does not reveal who has an account, and fills nobody's mailbox.</summary>
public sealed class AskingTests
{
    [Fact]
    public async Task The_sign_in_page_leads_there_when_there_is_mail_and_only_then()
    {
        await using var without = new Site();
        await using var with = new MailSite();
        await with.InitializeAsync();
        const string Link = "a[href='/Identity/Account/ForgotPassword']";

        Assert.Equal("", (await without.NewVisitor().GetAsync("/Identity/Account/Login")).TextOf(Link));
        Assert.Equal(
            "Forgot your password?", (await with.NewVisitor().GetAsync("/Identity/Account/Login")).TextOf(Link));
    }

    [Fact]
    public async Task An_unknown_or_disabled_account_gets_the_same_answer_and_no_mail()
    {
        await using var own = new MailSite();
        await own.InitializeAsync();
        using var known = await own.NewUserAsync();
        using var disabled = await own.NewUserAsync();
        own.Disable(disabled.Email);
        using var visitor = own.NewVisitor();
        var unknown = Emails.New();
        var answers = new List<Answer>();

        foreach (var email in (string[])[unknown, disabled.Email, known.Email, "\uFFFE@example.com"])
        {
            answers.Add(await visitor.ForgetPasswordAsync(email));
        }

        // Stopping waits for queued mails, so none is on its way afterwards.
        await own.Services.GetRequiredService<MailQueue>().StopAsync(CancellationToken.None);
        Assert.All(
            answers,
            answer =>
                Assert.Equal(
                    (HttpStatusCode.Redirect, "/Identity/Account/ForgotPasswordConfirmation", ""),
                    (answer.Status, answer.Header("Location"), answer.Body)));
        Assert.Equal(
            [known.Email], own.Smtp.Mails.Where(mail => mail.Html.Contains("ResetPassword", StringComparison.Ordinal))
                .Select(mail => mail.To));
        Assert.DoesNotContain(own.Smtp.Mails, mail => mail.To == unknown);
    }

    [Fact]
    public async Task The_page_looks_nobody_up_so_that_its_time_reveals_nothing()
    {
        await using var own = new MailSite();
        await own.InitializeAsync();
        using var user = await own.NewUserAsync();
        using var visitor = own.NewVisitor();
        await own.Smtp.MailAsync(user.Email, "ConfirmEmail");

        // It answers with all accounts out of reach; the mail comes when they are back.
        using (own.Without("AspNetUsers"))
        {
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.ForgetPasswordAsync(user.Email)).Status);
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.ForgetPasswordAsync(Emails.New())).Status);
            await own.Log.SaysAsync("A mail could not be sent (PasswordForgotten)");
        }

        await own.Smtp.MailAsync(user.Email, "ResetPassword");
    }

    [Fact]
    public async Task No_mailbox_is_filled()
    {
        await using var own = new MailSite();
        await own.InitializeAsync();
        using var user = await own.NewUserAsync();
        using var visitor = own.NewVisitor();

        for (var i = 0; i < MailLimit.ToOneAddress + 3; i++)
        {
            Assert.Equal(
                HttpStatusCode.Redirect,
                (await visitor.ForgetPasswordAsync(i % 2 == 0 ? user.Email : user.Email.ToUpperInvariant())).Status);
        }

        await own.Services.GetRequiredService<MailQueue>().StopAsync(CancellationToken.None);

        // Beside the one that confirms the address, which is of another kind.
        Assert.Equal(MailLimit.ToOneAddress + 1, own.Smtp.Mails.Count);
    }
}
