using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;
using PartnerSite.Services.Mail;

namespace PartnerSite.Services.Accounts.Mails;

internal static class AccountMailsSetup
{
    /// <summary>Mails about accounts, when there is a mail server.</summary>
    public static WebApplicationBuilder AddAccountMails(this WebApplicationBuilder builder)
    {
        builder.Services.AddTransient<PasswordResetTokens>();
        builder.Services.Configure<IdentityOptions>(options =>
        {
            options.Tokens.ProviderMap[PasswordResetTokens.ProviderName] = new(typeof(PasswordResetTokens));
            options.Tokens.PasswordResetTokenProvider = PasswordResetTokens.ProviderName;
        });

        if (!MailSettings.IsConfigured(builder.Configuration))
        {
            return builder;
        }

        builder.Services.AddSingleton<MailLinks>();
        builder.Services.AddScoped<IMailWriter, AccountMailWriter>();
        builder.Services.AddScoped<AccountMails>();
        builder.Services.AddHostedService<UnconfirmedPruning>();
        builder.Services.AddScoped<IEmailSender<ApplicationUser>, IdentityMails>();
        builder.Services.AddScoped<IUserConfirmation<ApplicationUser>, AddressConfirmation>();
        builder.Services.Configure<IdentityOptions>(options => options.SignIn.RequireConfirmedAccount = true);

        return builder;
    }
}
