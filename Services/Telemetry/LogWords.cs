using System.Globalization;

namespace PartnerSite.Services.Telemetry;

/// <summary>What the lines of both formats have in common.</summary>
internal static class LogWords
{
    /// <summary>The time (UTC), to the millisecond.</summary>
    public static string Now() =>
        DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The level in a word.</summary>
    public static string Level(LogLevel level) => level switch
    {
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        _ => level.ToString().ToLowerInvariant(),
    };
}
