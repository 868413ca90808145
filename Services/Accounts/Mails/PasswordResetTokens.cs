using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts.Mails;

/// <summary>
/// Tokens of links to a new password: they expire sooner than those that only confirm an e-mail address.
/// </summary>
internal sealed class PasswordResetTokens(
    IDataProtectionProvider protection,
    IOptions<PasswordResetTokens.Lifetime> options,
    ILogger<DataProtectorTokenProvider<ApplicationUser>> logger)
    : DataProtectorTokenProvider<ApplicationUser>(protection, options, logger)
{
    public const string ProviderName = "PasswordReset";
    public const int Hours = 2;

    internal sealed class Lifetime : DataProtectionTokenProviderOptions
    {
        public Lifetime()
        {
            Name = ProviderName;
            TokenLifespan = TimeSpan.FromHours(Hours);
        }
    }
}
