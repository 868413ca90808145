using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Services.Notices;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Notices;

/// <summary>What was decided is mailed once, whichever instance sends it and whatever happens to one.</summary>
public sealed class NoticeOnceTests
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
    public async Task Without_a_mail_server_nobody_sends_and_one_that_comes_soon_finds_what_is_still_true()
    {
        await using var silent = NoticeSite.WithoutMail();
        using var user = await silent.NewConnectedUserAsync();
        silent.Partner.Says = MadeUpPartner.Refused;
        await silent.RecheckLaterAsync();
        Assert.Null(silent.Services.GetService<NoticeRounds>());

        await using var smtp = await MailServer.StartAsync();
        await using var mailing = silent.Another(smtp);
        Assert.Equal(1, await mailing.SendAsync());
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
        var due = await first.Services.GetRequiredService<INoticeStore>()
            .ReadDueAsync(DateTime.MaxValue, 10, TestContext.Current.CancellationToken);
        var outcomes = await Task.WhenAll(
            from key in due
            from site in (NoticeSite[])[first, second]
            let sender = site.Services.GetRequiredService<NoticeSender>()
            select Task.Run(() => sender.SendAsync(key, CancellationToken.None)));

        Assert.Equal(5, due.Count);
        Assert.Equal(5, outcomes.Count(outcome => outcome == NoticeOutcome.Sent));
    }

    [Fact, Drill]
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
