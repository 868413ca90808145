using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Notices;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Notices;

/// <summary>What was decided is mailed once, whatever happens to the site or the mail server.</summary>
public sealed class NoticeDeliveryTests
{
    [Fact]
    public async Task A_mail_that_was_decided_is_sent_by_a_site_that_starts_later_and_by_one_alone()
    {
        await using var smtp = await MailServer.StartAsync();
        await using var first = NoticeSite.With(smtp);
        using var user = await first.NewConnectedUserAsync();
        first.Partner.Says = MadeUpPartner.Refused;
        await first.RecheckLaterAsync();

        // The first never sends: what is known of the mail is in the database.
        await using var second = first.Another(smtp);
        await using var third = first.Another(smtp);
        Assert.Equal(1, await second.SendAsync());
        Assert.Equal(0, await third.SendAsync());
        await second.Services.GetRequiredService<NoticeRounds>().StopAsync();
        Assert.Equal(0, await third.SendAsync());
        Assert.Equal(0, await first.SendAsync());

        Assert.Equal(user.Email, (await smtp.NoticeAsync(user.Email)).To);
        Assert.Single(smtp.Notices);
    }

    [Fact]
    public async Task Two_instances_that_both_believe_to_hold_the_lease_send_a_mail_once()
    {
        await using var smtp = await MailServer.StartAsync();
        await using var first = NoticeSite.With(smtp);
        await using var second = first.Another(smtp);

        for (var user = 0; user < 5; user++)
        {
            (await first.NewConnectedUserAsync()).Dispose();
        }

        first.Partner.Says = MadeUpPartner.Refused;
        await first.RecheckLaterAsync();
        var due = first.Query("""SELECT "UserId" FROM "PartnerConnections" WHERE "NoticeDueAt" IS NOT NULL""");
        var outcomes = await Task.WhenAll(
            from row in due
            from site in (NoticeSite[])[first, second]
            let sender = site.Services.GetRequiredService<NoticeSender>()
            select Task.Run(() => sender.SendAsync(new((string)row[0]!, "whatsapp"), CancellationToken.None)));

        Assert.Equal(5, due.Count);
        Assert.Equal(5, outcomes.Count(outcome => outcome == NoticeOutcome.Sent));
    }

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
        Assert.Empty(site.Query("""SELECT 1 FROM "PartnerConnections" WHERE "Notice" IS NOT NULL"""));
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

        if (isDeleted)
        {
            site.Delete(user.Email);
        }
        else
        {
            site.Disable(user.Email);
        }

        Assert.Equal(0, await site.SendAsync());
        Assert.Empty(site.Query("""SELECT 1 FROM "PartnerConnections" WHERE "Notice" IS NOT NULL"""));
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

    [Fact]
    public async Task A_site_that_is_killed_between_decision_and_mail_sends_it_after_its_start_and_only_then()
    {
        await using var smtp = await MailServer.StartAsync();
        var folder = Directory.CreateTempSubdirectory("partnersite-").FullName;

        try
        {
            var key = new RootKey();
            await using var site = new BrowserSiteIn(folder) { EncryptionKey = key.Text };
            using var user = await site.NewUserAsync();
            await user.SaveWhatsAppAsync();
            site.ChangeRows(user.Email, "PartnerConnections", $"""
                "State" = 'needs_attention', "MessageKey" = 'Checks.WhatsAppTokenRevoked', "CheckedAt" = '2026-01-01',
                "Notice" = 'refused', "NoticedAt" = '{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss}',
                "NoticeDueAt" = '{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss}'
                """);
            (string, string)[] settings =
            [
                ("Encryption__Key", key.Text),
                ("Mail__Host", "127.0.0.1"),
                ("Mail__Port", $"{smtp.Port}"),
                ("Mail__Security", "None"),
                ("Mail__From", "no-reply@partners.example.com"),
                ("Site__Address", MailSite.Address),
            ];

            await using (var killed = new SiteProcess(folder, "Production", settings))
            {
                Assert.NotNull(await killed.AddressAsync());
                await smtp.NoticeAsync(user.Email, "Needs attention");
                await killed.SaysAsync("1 mails about connections were sent.");
                await killed.KillAsync();
            }

            // The next mail comes, and the first does not come again. The lease of the killed one would end by itself.
            site.Execute("""DELETE FROM "Leases" """);
            site.ChangeRows(user.Email, "PartnerConnections", """
                "State" = 'connected', "Notice" = 'recovered', "NoticeDueAt" = "RefusalMailedAt",
                "NoticedAt" = "RefusalMailedAt"
                """);
            await using var again = new SiteProcess(folder, "Production", settings);
            Assert.NotNull(await again.AddressAsync());
            await smtp.NoticeAsync(user.Email, "Connected again");
            Assert.Equal(2, smtp.Notices.Count());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
