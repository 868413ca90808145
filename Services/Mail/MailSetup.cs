using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Mail;

internal static class MailSetup
{
    /// <summary>Mails about accounts, when there is a mail server.</summary>
    /// <exception cref="StartupException">A setting is missing or makes no sense.</exception>
    public static WebApplicationBuilder AddMail(this WebApplicationBuilder builder)
    {
        var settings = MailSettings.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(new MailState(settings is not null));

        if (settings is null)
        {
            return builder;
        }

        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<MailLimit>();
        builder.Services.AddSingleton<MailLinks>();
        builder.Services.AddSingleton<MailDelivery>();
        builder.Services.AddSingleton<MailQueue>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MailQueue>());
        builder.Services.AddScoped<MailWriter>();
        builder.Services.AddScoped<AccountMails>();
        builder.Services.AddScoped<IEmailSender<ApplicationUser>, IdentityMails>();

        builder.Services.AddTransient<PasswordResetTokens>();
        builder.Services.Configure<IdentityOptions>(options =>
        {
            options.Tokens.ProviderMap[PasswordResetTokens.ProviderName] = new(typeof(PasswordResetTokens));
            options.Tokens.PasswordResetTokenProvider = PasswordResetTokens.ProviderName;
        });

        return builder;
    }
}
