using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Notices;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Rechecks;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Notices;

/// <summary>
/// A site with a mail server and a partner that says what a test wants. Its rounds run when the test says so.
/// </summary>
internal sealed class NoticeSite : Site
{
    private readonly string? path;

    private NoticeSite(MailServer? smtp, NoticeSite? first, int? port)
    {
        Time = first?.Time ?? MovingClock.AtNoon();
        Clock = Time;
        Partner = first?.Partner ?? new MadeUpPartner();
        EncryptionKey = first?.EncryptionKey ?? EncryptionKey;
        path = first?.DatabasePath;
        Checkers["whatsapp"] = Partner;
        Settings["Partners:RechecksPerMinute"] = "6000";
        Settings["Partners:ChecksPerMinute"] = "1000";

        if (smtp is not null || port is not null)
        {
            MailSite.Use(this, smtp?.Port ?? port!.Value);
        }
    }

    public MovingClock Time { get; }

    public MadeUpPartner Partner { get; }

    public override string DatabasePath => path ?? base.DatabasePath;

    public static NoticeSite With(MailServer smtp) => new(smtp, first: null, port: null);

    /// <summary>One whose mail server is down, unless it is started on this port.</summary>
    public static NoticeSite WithMailServerOn(int port) => new(smtp: null, first: null, port);

    public static NoticeSite WithoutMail() => new(smtp: null, first: null, port: null);

    /// <summary>Another instance on the same database.</summary>
    public NoticeSite Another(MailServer smtp) => new(smtp, this, port: null);

    /// <summary>A user whose connection the partner has confirmed.</summary>
    public async Task<SiteClient> NewConnectedUserAsync(string? language = null)
    {
        var user = NewVisitor();
        user.Language = language;
        await user.RegisterAsync(Emails.New());
        await user.SaveWhatsAppAsync();
        return user;
    }

    /// <summary>Two days later the site has checked again and sent what was due; returns how many mails.</summary>
    public async Task<int> RecheckAndSendAsync()
    {
        await RecheckLaterAsync();
        return await SendAsync();
    }

    /// <summary>Two days later the site checks again.</summary>
    public async Task RecheckLaterAsync()
    {
        Time.Advance(TimeSpan.FromDays(2));
        await Services.GetRequiredService<Rechecker>().RunAsync(CancellationToken.None);
    }

    /// <summary>The site's next round; returns how many mails were sent.</summary>
    public Task<int> SendAsync() => Services.GetRequiredService<NoticeRounds>().RunAsync(CancellationToken.None);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            foreach (var service in services.Where(one =>
                one.ImplementationType == typeof(NoticeService) || one.ImplementationType == typeof(RecheckService))
                .ToList())
            {
                services.Remove(service);
            }
        });
    }
}

/// <summary>The mails about connections among those of a mail server.</summary>
internal static class ReceivedNotices
{
    extension(MailServer smtp)
    {
        public IEnumerable<ReceivedMail> Notices => smtp.Mails.Where(mail => mail.Unsubscribe is not null);

        /// <summary>Waits for the first one to this address whose text contains this.</summary>
        public Task<ReceivedMail> NoticeAsync(string to, string with = "") => smtp.MailAsync(mail =>
            mail.To == to
            && mail.Unsubscribe is not null
            && $"{mail.Subject}\n{mail.Text}".Contains(with, StringComparison.Ordinal));
    }
}

/// <summary>A partner that says what a test wants.</summary>
internal sealed class MadeUpPartner : IPartnerChecker
{
    public static PartnerCheck Connected { get; } =
        PartnerCheck.Connected(new("Checks.WhatsAppConnected", "Lan's shop", "+84 90 123 4567"));

    public static PartnerCheck Refused { get; } =
        PartnerCheck.NeedsAttention(new("Checks.WhatsAppTokenRevoked"), "whatsapp_system_token");

    public static PartnerCheck Outage { get; } = PartnerCheck.CouldNotCheck("Checks.WhatsAppUnreachable");

    public PartnerCheck Says { get; set; } = Connected;

    public Task<PartnerCheck> CheckAsync(PartnerValues values, CancellationToken cancellationToken) =>
        Task.FromResult(Says);
}
