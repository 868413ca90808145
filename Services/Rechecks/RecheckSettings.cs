using PartnerSite.Services.Mail;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Rechecks;

/// <summary>Whether and how often the site checks connections again by itself.</summary>
/// <param name="IsOn">Whether it does.</param>
/// <param name="PerMinute">The most checks a minute.</param>
internal sealed record RecheckSettings(bool IsOn, int PerMinute)
{
    private const string OnSetting = "Partners:Recheck";
    private const string RateSetting = "Partners:RechecksPerMinute";
    private const int HighestRate = 6_000;

    /// <summary>
    /// What is configured; without a word about it they are on when the site sends mail, since only then somebody hears
    /// of what they find.
    /// </summary>
    /// <exception cref="StartupException">A setting is invalid.</exception>
    public static RecheckSettings Read(IConfiguration configuration) => new(
        configuration.IsOn(OnSetting, fallback: MailSettings.IsConfigured(configuration)),
        configuration.WholeNumber(RateSetting, fallback: 30, "checks a minute", most: HighestRate));
}
