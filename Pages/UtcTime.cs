using System.Globalization;

namespace PartnerSite.Pages;

/// <summary>Times in the form that browsers and scripts read.</summary>
public static class UtcTime
{
    /// <summary>A UTC time as ISO 8601 has it, to the second.</summary>
    public static string ToIso(this DateTime utc) =>
        utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
