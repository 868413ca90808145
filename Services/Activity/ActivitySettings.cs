using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Activity;

/// <summary>How long activity is kept.</summary>
/// <param name="KeepDays">In days.</param>
public sealed record ActivitySettings(int KeepDays)
{
    private const string KeepDaysSetting = "Activity:KeepDays";
    private const int MostDays = 3650;

    /// <summary>What is configured.</summary>
    /// <exception cref="StartupException">The setting is invalid.</exception>
    public static ActivitySettings Read(IConfiguration configuration) =>
        new(configuration.WholeNumber(KeepDaysSetting, fallback: 400, "days", most: MostDays));
}
