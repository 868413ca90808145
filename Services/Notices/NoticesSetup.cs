using PartnerSite.Services.Mail;

namespace PartnerSite.Services.Notices;

internal static class NoticesSetup
{
    /// <summary>Mails about connections, when there is a mail server.</summary>
    public static WebApplicationBuilder AddNotices(this WebApplicationBuilder builder)
    {
        if (MailSettings.IsConfigured(builder.Configuration))
        {
            builder.Services.AddSingleton<NoticeMails>();
            builder.Services.AddSingleton<NoticeLimit>();
            builder.Services.AddSingleton<NoticeSender>();
            builder.Services.AddSingleton<ExpiryPass>();
            builder.Services.AddSingleton<NoticeRounds>();
            builder.Services.AddHostedService<NoticeService>();
        }

        return builder;
    }
}
