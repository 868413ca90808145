using PartnerSite.Services.Notices;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Notices;

/// <summary>What becomes of a mail that the server does not take, or nobody is to get any more.</summary>
public sealed class NoticeDeliveryTests
{
    [Fact]
    public async Task While_the_mail_server_is_down_a_mail_waits_and_pauses_grow()
    {
        var port = MailServer.FreePort();
        await using var site = NoticeSite.WithMailServerOn(port);
        using var user = await site.NewConnectedUserAsync();
        site.Partner.Says = MadeUpPartner.Refused;
        Assert.Equal(0, await site.RecheckAndSendAsync());
        Assert.Contains(
            "A mail could not be sent (refused): the mail server can't be reached (ConnectionRefused).",
            site.Log.Text,
            StringComparison.Ordinal);
        Assert.DoesNotContain(user.Email, site.Log.Text, StringComparison.OrdinalIgnoreCase);

        await using var smtp = await MailServer.StartAsync(("SMTP_PORT", $"{port}"));
        site.Time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(0, await site.SendAsync());
        site.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await site.SendAsync());
        await smtp.NoticeAsync(user.Email, "Needs attention");
    }

    [Fact]
    public async Task A_mail_that_could_not_be_sent_for_days_is_given_up()
    {
        await using var site = NoticeSite.WithMailServerOn(MailServer.FreePort());
        using var user = await site.NewConnectedUserAsync();
        site.Partner.Says = MadeUpPartner.Refused;
        await site.RecheckAndSendAsync();
        site.Time.Advance(TimeSpan.FromDays(3.5));
        await site.SendAsync();

        Assert.Contains("A mail was given up (refused)", site.Log.Text, StringComparison.Ordinal);
        Assert.Null((await site.ProfileAsync(user.Email)).ConnectionOf("whatsapp")!.Notice);
    }

    [Fact]
    public async Task A_mail_about_what_no_field_can_fix_leads_to_the_settings_where_the_partners_page_is_linked()
    {
        await using var smtp = await MailServer.StartAsync();
        await using var site = NoticeSite.With(smtp);
        using var user = await site.NewConnectedUserAsync();
        site.Partner.Says = PartnerCheck.NeedsAttention(new("Checks.WhatsAppBlocked"));
        await site.RecheckAndSendAsync();

        var mail = await smtp.NoticeAsync(user.Email, "Needs attention");
        Assert.Equal($"{MailSite.Address}/partners", mail.Button);
        Assert.Contains("Open WhatsApp Business settings", mail.Text, StringComparison.Ordinal);
        Assert.NotNull((await user.GetAsync("/partners")).Partner("whatsapp")!.QuerySelector("[data-place]"));
    }

    [Fact]
    public async Task A_mail_that_the_server_refuses_is_not_tried_again_and_nothing_follows_it()
    {
        await using var smtp = await MailServer.StartAsync();
        await using var site = NoticeSite.With(smtp);
        using var user = site.NewVisitor();
        await user.RegisterAsync($"refused-{Emails.New()}");
        await user.SaveWhatsAppAsync();
        site.Partner.Says = MadeUpPartner.Refused;
        Assert.Equal(0, await site.RecheckAndSendAsync());
        Assert.Contains(
            "A mail was given up (refused): the mail server answered 550.", site.Log.Text, StringComparison.Ordinal);

        site.Partner.Says = MadeUpPartner.Connected;
        Assert.Equal(0, await site.RecheckAndSendAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_user_who_was_deleted_or_disabled_meanwhile_gets_none(bool isDeleted)
    {
        await using var smtp = await MailServer.StartAsync();
        await using var site = NoticeSite.With(smtp);
        using var user = await site.NewConnectedUserAsync();
        site.Partner.Says = MadeUpPartner.Refused;
        await site.RecheckLaterAsync();
        var id = await site.UserIdAsync(user.Email);

        if (isDeleted)
        {
            site.Delete(user.Email);
        }
        else
        {
            site.Disable(user.Email);
        }

        Assert.Equal(0, await site.SendAsync());
        Assert.Null((await site.ProfileOfAsync(id))?.ConnectionOf("whatsapp")?.Notice);
    }

    [Fact]
    public async Task A_connection_that_is_disconnected_meanwhile_is_not_mailed()
    {
        await using var smtp = await MailServer.StartAsync();
        await using var site = NoticeSite.With(smtp);
        using var user = await site.NewConnectedUserAsync();
        site.Partner.Says = MadeUpPartner.Refused;
        await site.RecheckLaterAsync();
        var page = await user.GetAsync("/partners");
        await user.SubmitAsync(
            page.Document.Forms.First(form => form.GetAttribute("action") == "/partners/disconnect"));

        Assert.Equal(0, await site.SendAsync());
    }

    [Fact]
    public async Task An_account_floods_no_mailbox()
    {
        await using var smtp = await MailServer.StartAsync();
        await using var site = NoticeSite.With(smtp);
        using var user = await site.NewConnectedUserAsync();
        var sent = 0;

        for (var mail = 0; mail < NoticeLimit.ADay + 3; mail++)
        {
            site.ChangeRows(user.Email, "PartnerConnections", """
                "Notice" = 'refused', "NoticedAt" = '2100-01-01', "NoticeDueAt" = '2000-01-01',
                "State" = 'needs_attention', "RefusalMailedAt" = NULL
                """);
            sent += await site.SendAsync();
        }

        Assert.Equal(NoticeLimit.ADay, sent);
    }
}
