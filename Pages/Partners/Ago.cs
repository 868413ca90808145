using PartnerSite.Services.Languages;

namespace PartnerSite.Pages.Partners;

/// <summary>How long ago something was, in words.</summary>
public static class Ago
{
    /// <summary>As in "5 minutes ago".</summary>
    public static Message From(DateTime time, TimeProvider clock) => (clock.GetUtcNow().UtcDateTime - time) switch
    {
        { TotalMinutes: < 1 } => new("Partners.JustNow"),
        { TotalMinutes: < 2 } => new("Partners.MinuteAgo"),
        { TotalHours: < 1 } age => new("Partners.MinutesAgo", age.Minutes),
        { TotalHours: < 2 } => new("Partners.HourAgo"),
        { TotalDays: < 1 } age => new("Partners.HoursAgo", age.Hours),
        { TotalDays: < 2 } => new("Partners.DayAgo"),
        var age => new("Partners.DaysAgo", age.Days),
    };
}
