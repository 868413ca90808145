using System.Globalization;
using System.Text;

namespace PartnerSite.Pages.Partners;

/// <summary>An expiry as a calendar file (RFC 5545): a whole day, with reminders before it.</summary>
/// <param name="Id">Names the event, the same after each change of the day: calendars replace it.</param>
/// <param name="Day">The day (UTC).</param>
/// <param name="Summary">Its title.</param>
/// <param name="Description">What to do.</param>
/// <param name="Url">Where; null when that is unknown.</param>
internal sealed record ExpiryCalendar(string Id, DateOnly Day, string Summary, string Description, Uri? Url)
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    // Section 3.1: a line has at most 75 octets, and goes on after a line break and a space.
    private const int LineOctets = 75;

    private static readonly int[] DaysBefore = [14, 3];

    /// <summary>The file's content.</summary>
    /// <param name="now">When it was made (UTC). A later one counts as the newer version of the event.</param>
    public string Write(DateTime now)
    {
        string[] lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//PartnerSite//Expiry//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            $"UID:{Id}",
            $"SEQUENCE:{new DateTimeOffset(now).ToUnixTimeSeconds() / 60}",
            Invariant($"DTSTAMP:{now:yyyyMMdd'T'HHmmss'Z'}"),
            Invariant($"DTSTART;VALUE=DATE:{Day:yyyyMMdd}"),
            $"SUMMARY:{Escape(Summary)}",
            $"DESCRIPTION:{Escape(Description)}",
            .. Url is null ? [] : (string[])[$"URL:{Url.AbsoluteUri}"],
            "TRANSP:TRANSPARENT",
            .. DaysBefore.SelectMany(Alarm),
            "END:VEVENT",
            "END:VCALENDAR",
        ];

        return string.Concat(lines.Select(line => Fold(line) + "\r\n"));
    }

    private IEnumerable<string> Alarm(int days) =>
    [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        Invariant($"TRIGGER:-P{days}D"),
        $"DESCRIPTION:{Escape(Summary)}",
        "END:VALARM",
    ];

    // Section 3.3.11.
    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    // Between characters, never within one.
    private static string Fold(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;

        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
