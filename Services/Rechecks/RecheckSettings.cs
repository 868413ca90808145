using System.Globalization;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Rechecks;

/// <summary>Whether and how fast the site asks partners again by itself.</summary>
/// <param name="IsOn">It does.</param>
/// <param name="PerMinute">The most checks a minute.</param>
internal sealed record RecheckSettings(bool IsOn, int PerMinute)
{
    private const string OnSetting = "Partners:Recheck";
    private const string RateSetting = "Partners:RechecksPerMinute";
    private const int DefaultRate = 30;
    private const int HighestRate = 6_000;

    /// <exception cref="StartupException">A setting makes no sense.</exception>
    public static RecheckSettings Read(IConfiguration configuration) => new(IsOnOf(configuration[OnSetting]), RateOf(configuration[RateSetting]));

    private static bool IsOnOf(string? setting) => string.IsNullOrEmpty(setting) ? false
        : bool.TryParse(setting, out var isOn) ? isOn
        : throw new StartupException($"{OnSetting} must be true or false.");

    private static int RateOf(string? setting) => string.IsNullOrEmpty(setting) ? DefaultRate
        : int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= HighestRate ? rate
        : throw new StartupException($"{RateSetting} must be a whole number of checks a minute, from 1 to {HighestRate}.");
}
