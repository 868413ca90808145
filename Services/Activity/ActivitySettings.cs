using System.Globalization;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Activity;

/// <summary>How long activity is kept.</summary>
/// <param name="KeepDays">So many days.</param>
public sealed record ActivitySettings(int KeepDays)
{
    private const string KeepDaysSetting = "Activity:KeepDays";
    private const int DefaultDays = 400;
    private const int MostDays = 3650;

    /// <summary>What is configured.</summary>
    /// <exception cref="StartupException">It makes no sense.</exception>
    public static ActivitySettings Read(IConfiguration configuration) => new(DaysOf(configuration[KeepDaysSetting]));

    private static int DaysOf(string? setting) => string.IsNullOrEmpty(setting) ? DefaultDays
        : int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays ? days
        : throw new StartupException($"{KeepDaysSetting} must be a whole number of days from 1 to {MostDays}, such as {DefaultDays}.");
}
