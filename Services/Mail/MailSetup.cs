using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Mail;

internal static class MailSetup
{
    /// <summary>What sends mails, when there is a mail server.</summary>
    /// <exception cref="StartupException">A setting is missing or invalid.</exception>
    public static WebApplicationBuilder AddMail(this WebApplicationBuilder builder)
    {
        var settings = MailSettings.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(new MailState(settings is not null));

        if (settings is not null)
        {
            builder.Services.AddSingleton(settings);
            builder.Services.AddSingleton<MailLimit>();
            builder.Services.AddSingleton<MailDelivery>();
            builder.Services.AddSingleton<MailQueue>();
            builder.Services.AddHostedService(services => services.GetRequiredService<MailQueue>());
        }

        return builder;
    }
}
