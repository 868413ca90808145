using System.Net;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Notices;

/// <summary>An owner is mailed when a connection breaks and when it works again, once each.</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private const string Fix = $"{MailSite.Address}/partners/edit?partner=whatsapp&field=whatsapp_system_token";

    private MailServer smtp = null!;
    private NoticeSite site = null!;

    public async ValueTask InitializeAsync()
    {
        smtp = await MailServer.StartAsync();
        site = NoticeSite.With(smtp);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await smtp.DisposeAsync();
    }

    [Fact]
    public async Task A_recheck_that_is_refused_is_mailed_once_and_that_it_works_again_once_too()
    {
        using var user = await site.NewConnectedUserAsync();
        site.Partner.Says = MadeUpPartner.Refused;
        Assert.Equal(1, await site.RecheckAndSendAsync());
        Assert.Equal(0, await site.RecheckAndSendAsync());

        var broken = await smtp.NoticeAsync(user.Email, "no longer accepts this token");
        Assert.Equal("WhatsApp Business: Needs attention", broken.Subject);
        Assert.Equal(Fix, broken.Button);
        Assert.Equal("en", broken.Language);
        Assert.Equal("auto-generated", broken.Automatic);

        site.Partner.Says = MadeUpPartner.Connected;
        Assert.Equal(1, await site.RecheckAndSendAsync());
        Assert.Equal(0, await site.RecheckAndSendAsync());

        var recovered = await smtp.NoticeAsync(user.Email, "Connected again");
        Assert.Equal("WhatsApp Business: Connected again", recovered.Subject);
        Assert.Equal(2, smtp.Notices.Count());
    }

    [Fact]
    public async Task A_token_that_a_program_replaced_is_mailed_when_it_is_refused()
    {
        site.Partner.Says = MadeUpPartner.Connected with
        {
            Details = new Dictionary<string, string> { [PartnerCheck.AccountId] = "106853218861309" },
        };
        using var user = await site.NewConnectedUserAsync();
        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        await program.PutWhatsAppAsync(token: "EAAanother");
        site.Partner.Says = MadeUpPartner.Refused;

        Assert.Equal(1, await site.RecheckAndSendAsync());
        await smtp.NoticeAsync(user.Email, "Needs attention");
    }

    [Fact]
    public async Task The_mail_says_what_the_card_says_and_how_to_get_no_more()
    {
        using var user = await site.NewConnectedUserAsync();
        site.Partner.Says = MadeUpPartner.Refused;
        await site.RecheckAndSendAsync();

        var mail = await smtp.NoticeAsync(user.Email, "Needs attention");
        var sentence = (await user.GetAsync("/")).TextOf("[data-partner='whatsapp'] [data-verdict]")
            .Split("Checked")[0].Trim();
        Assert.Contains(sentence, mail.Text, StringComparison.Ordinal);
        Assert.Contains(sentence, WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        Assert.Contains(Fix, mail.Text, StringComparison.Ordinal);
        var off = $"{MailSite.Address}/Identity/Account/Manage/Notifications";
        Assert.EndsWith(off, mail.Text.Trim(), StringComparison.Ordinal);
        Assert.Equal(off, mail.Unsubscribe);

        var id = await site.UserIdAsync(user.Email);

        foreach (var hidden in (string[])["EAAGm0PX4ZCpsBA", "106853218861309", id])
        {
            Assert.DoesNotContain(hidden, mail.Text + mail.Html + mail.MessageId, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Its_link_opens_the_form_with_the_refused_field_after_signing_in()
    {
        using var user = await site.NewConnectedUserAsync();
        site.Partner.Says = MadeUpPartner.Refused;
        await site.RecheckAndSendAsync();
        var link = new Uri((await smtp.NoticeAsync(user.Email, "Needs attention")).Button!);
        using var elsewhere = site.NewVisitor();

        var signIn = await elsewhere.GetAsync(link.PathAndQuery);
        Assert.Equal(HttpStatusCode.Redirect, signIn.Status);
        Assert.Contains("%2Fpartners%2Fedit%3Fpartner%3Dwhatsapp", signIn.Header("Location"), StringComparison.Ordinal);
        var form = await user.GetAsync(link.PathAndQuery);
        Assert.True(form.Key("whatsapp_system_token")!.HasAttribute("autofocus"));
    }

    [Fact]
    public async Task What_the_owner_reads_at_that_moment_is_not_mailed_and_neither_is_that_it_works_again()
    {
        using var user = await site.NewConnectedUserAsync();
        site.Partner.Says = MadeUpPartner.Refused;
        var home = await user.GetAsync("/");
        await user.SubmitAsync(
            home.Document.Forms.Single(form => form.GetAttribute("action") == "/partners/check"
                && form.QuerySelector("[value='whatsapp']") is not null));

        Assert.Equal("Needs attention", (await user.GetAsync("/")).TextOf("[data-partner='whatsapp'] .status"));
        Assert.Equal(0, await site.RecheckAndSendAsync());
        site.Partner.Says = MadeUpPartner.Connected;
        Assert.Equal(0, await site.RecheckAndSendAsync());
        Assert.Empty(smtp.Notices);
    }

    [Fact]
    public async Task A_check_by_a_program_is_mailed_since_nobody_reads_it()
    {
        using var user = await site.NewConnectedUserAsync();
        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        site.Partner.Says = MadeUpPartner.Refused;
        await program.PostAsync("/api/v1/profile/partners/whatsapp/check");

        Assert.Equal(1, await site.SendAsync());
    }

    [Fact]
    public async Task What_was_never_confirmed_or_could_not_be_checked_is_not_mailed()
    {
        using var unconfirmed = await site.NewUserAsync();
        using var program = site.NewProgram();
        await program.LoginAsync(unconfirmed.Email);
        await program.PutWhatsAppAsync();
        using var connected = await site.NewConnectedUserAsync();
        site.Partner.Says = MadeUpPartner.Outage;
        Assert.Equal(0, await site.RecheckAndSendAsync());

        site.Partner.Says = MadeUpPartner.Connected;
        Assert.Equal(0, await site.RecheckAndSendAsync());
        Assert.Empty(smtp.Notices);
    }

    [Fact]
    public async Task An_outage_in_between_hides_no_refusal()
    {
        using var user = await site.NewConnectedUserAsync();
        site.Partner.Says = MadeUpPartner.Outage;
        await site.RecheckAndSendAsync();
        site.Partner.Says = MadeUpPartner.Refused;

        Assert.Equal(1, await site.RecheckAndSendAsync());
    }

    [Fact]
    public async Task A_new_token_that_works_is_mailed_after_a_mail_that_the_old_one_did_not()
    {
        using var user = await site.NewConnectedUserAsync();
        site.Partner.Says = MadeUpPartner.Refused;
        await site.RecheckAndSendAsync();
        site.Partner.Says = MadeUpPartner.Connected;
        await user.SaveWhatsAppAsync(token: "EAAanother");

        Assert.Equal(1, await site.SendAsync());
        await smtp.NoticeAsync(user.Email, "Connected again");
    }

    [Fact]
    public async Task What_has_recovered_before_its_mail_went_is_not_mailed_at_all()
    {
        using var user = await site.NewConnectedUserAsync();
        site.Partner.Says = MadeUpPartner.Refused;
        await site.RecheckLaterAsync();
        site.Partner.Says = MadeUpPartner.Connected;

        Assert.Equal(0, await site.RecheckAndSendAsync());
        Assert.Empty(smtp.Notices);
    }

    [Fact]
    public async Task Mails_are_in_the_language_that_the_owner_last_used()
    {
        using var vietnamese = await site.NewConnectedUserAsync("vi");
        using var changed = await site.NewConnectedUserAsync("vi");
        changed.Language = "en";
        await changed.SaveWhatsAppAsync(token: "EAAanother");
        site.Partner.Says = MadeUpPartner.Refused;
        Assert.Equal(2, await site.RecheckAndSendAsync());

        var mail = await smtp.NoticeAsync(vietnamese.Email, "Meta không còn chấp nhận token này");
        Assert.Equal("WhatsApp Business: Cần xử lý", mail.Subject);
        Assert.Equal("vi", mail.Language);
        Assert.Equal("en", (await smtp.NoticeAsync(changed.Email)).Language);
    }

    [Fact]
    public async Task Who_has_turned_mails_off_gets_none()
    {
        using var user = await site.NewConnectedUserAsync();
        var page = await user.GetAsync("/Identity/Account/Manage/Notifications");
        await user.SubmitAsync(page.Document.Forms.Single(form => form.Id == "notifications"), ("IsOn", "false"));
        site.Partner.Says = MadeUpPartner.Refused;

        Assert.Equal(0, await site.RecheckAndSendAsync());
        site.Partner.Says = MadeUpPartner.Connected;
        Assert.Equal(0, await site.RecheckAndSendAsync());
        Assert.Empty(smtp.Notices);
    }
}
