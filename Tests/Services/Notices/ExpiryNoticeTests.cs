using System.Globalization;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Notices;

/// <summary>An owner is mailed 14 and 3 days before a secret expires and on the day, once each.</summary>
public sealed class ExpiryNoticeTests : IAsyncLifetime
{
    private MailServer smtp = null!;
    private NoticeSite site = null!;

    public async ValueTask InitializeAsync()
    {
        smtp = await MailServer.StartAsync();
        site = NoticeSite.With(smtp);
        site.Settings["Partners:Recheck"] = "false";
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await smtp.DisposeAsync();
    }

    [Fact]
    public async Task Day_by_day_there_are_three_mails()
    {
        using var user = await ExpiringUserAsync(days: 16);
        var sent = new List<int>();

        for (var left = 16; left > -6; left--)
        {
            if (await site.SendAsync() + await site.SendAsync() > 0)
            {
                sent.Add(left);
            }

            site.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([14, 3, 0], sent);
        var last = await smtp.MailAsync(mail => mail.Subject == "WhatsApp Business: Expires today");
        Assert.Equal(
            ["Expires in 14 days", "Expires in 3 days", "Expires today"],
            smtp.Notices.Select(mail => mail.Subject["WhatsApp Business: ".Length..]));
        Assert.Equal(
            $"{MailSite.Address}/partners/edit?partner=whatsapp&field=whatsapp_system_token", last.Button);
        Assert.Contains(
            "System user access token for WhatsApp Business expires on", last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, "Expires in 10 days")]
    [InlineData(2, "Expires in 2 days")]
    [InlineData(1, "Expires tomorrow")]
    [InlineData(-1, "Expired")]
    public async Task After_missed_days_there_is_one_mail_with_the_true_number(int days, string state)
    {
        using var user = await ExpiringUserAsync(days: 20);
        await site.SendAsync();
        site.Time.Advance(TimeSpan.FromDays(20 - days));

        Assert.Equal(1, await site.SendAsync());
        Assert.Equal(0, await site.SendAsync());
        Assert.Equal($"WhatsApp Business: {state}", (await smtp.NoticeAsync(user.Email)).Subject);
    }

    [Fact]
    public async Task The_day_that_a_partner_says_is_in_the_read_only_view_long_before()
    {
        using var user = await ExpiringUserAsync(days: 60);
        var day = site.Time.GetUtcNow().AddDays(60).ToString("MMM d, yyyy", CultureInfo.InvariantCulture);

        Assert.Equal(
            $"System user access token expires on {day} · Add to calendar WhatsApp Business",
            (await user.GetAsync("/partners")).TextOf("[data-expires]"));
    }

    [Fact]
    public async Task What_expired_long_ago_is_not_mailed()
    {
        using var user = await ExpiringUserAsync(days: -4);

        Assert.Equal(0, await site.SendAsync());
    }

    [Fact]
    public async Task A_day_of_ones_own_counts_like_the_partners_and_another_day_starts_anew()
    {
        using var user = await site.NewConnectedUserAsync();
        await SaveDayAsync(user, 10);
        Assert.Equal(1, await SendLaterAsync());
        Assert.Equal(0, await SendLaterAsync());

        await SaveDayAsync(user, 12);
        Assert.Equal(1, await SendLaterAsync());
        await SaveDayAsync(user, null);
        Assert.Equal(0, await SendLaterAsync());
    }

    [Fact]
    public async Task A_new_token_starts_anew_and_another_number_with_the_same_token_does_not()
    {
        using var user = await ExpiringUserAsync(days: 5);
        site.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await SendLaterAsync());
        await user.SaveWhatsAppAsync(phoneNumberId: "106853218861310", token: "");
        Assert.Equal(0, await SendLaterAsync());

        site.Partner.Says = ExpiringIn(days: 5);
        await user.SaveWhatsAppAsync(phoneNumberId: "106853218861310", token: "EAAanother");
        site.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await SendLaterAsync());
    }

    [Fact]
    public async Task What_is_read_with_the_save_is_not_mailed_and_later_days_are()
    {
        using var user = await ExpiringUserAsync(days: 10);
        Assert.Equal(0, await SendLaterAsync());

        site.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await SendLaterAsync());
        Assert.Equal("WhatsApp Business: Expires in 3 days", (await smtp.NoticeAsync(user.Email)).Subject);
    }

    [Fact]
    public async Task A_token_that_the_partner_has_refused_is_not_said_to_expire()
    {
        using var user = await ExpiringUserAsync(days: 10);
        site.Partner.Says = MadeUpPartner.Refused;
        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        await program.PostAsync("/api/v1/profile/partners/whatsapp/check");

        Assert.Equal(1, await SendLaterAsync());
        await smtp.NoticeAsync(user.Email, "Needs attention");
    }

    [Fact]
    public async Task Who_has_turned_mails_off_gets_none_and_the_present_one_when_they_are_on_again()
    {
        using var user = await ExpiringUserAsync(days: 5);
        site.Time.Advance(TimeSpan.FromDays(3));
        site.Execute("""UPDATE "AspNetUsers" SET "WantsNotices" = 0""");
        Assert.Equal(0, await SendLaterAsync());
        site.Execute("""UPDATE "AspNetUsers" SET "WantsNotices" = 1""");
        Assert.Equal(1, await SendLaterAsync());
    }

    private async Task<SiteClient> ExpiringUserAsync(int days)
    {
        site.Partner.Says = ExpiringIn(days);
        return await site.NewConnectedUserAsync();
    }

    private PartnerCheck ExpiringIn(int days) => MadeUpPartner.Connected with
    {
        ExpiresAt = site.Time.GetUtcNow().UtcDateTime.Date.AddDays(days).AddHours(23.99),
    };

    // Expiries are looked for once an hour.
    private Task<int> SendLaterAsync()
    {
        site.Time.Advance(TimeSpan.FromMinutes(61));
        return site.SendAsync();
    }

    private Task<Answer> SaveDayAsync(SiteClient user, int? days) => user.SaveAsync(
        Field.Partner("whatsapp"),
        Field.Value("whatsapp_phone_number_id", "106853218861309"),
        Field.Value("whatsapp_system_token", ""),
        Field.Value(
            "whatsapp_token_expires_on",
            days is { } left
                ? site.Time.GetUtcNow().AddDays(left).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : ""));
}
