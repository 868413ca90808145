using System.Text.Json;
using PartnerSite.Data;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>What an owner is mailed about a connection.</summary>
public enum NoticeKind
{
    /// <summary>The partner refuses what it took before.</summary>
    Refused,

    /// <summary>After a mail that it was refused, it works again.</summary>
    Recovered,

    /// <summary>A secret expires soon, or has expired.</summary>
    Expires,
}

/// <summary>How what is to be mailed is stored in a connection's row. At most one mail waits.</summary>
internal static class NoticeColumns
{
    private static readonly Dictionary<NoticeKind, string> Names = Enum.GetValues<NoticeKind>()
        .ToDictionary(kind => kind, kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()));

    /// <summary>What is to be mailed; null when nothing is.</summary>
    public static NoticeKind? NoticeOf(this PartnerConnection row) => row.Notice is null
        ? null
        : Names.Where(name => name.Value == row.Notice).Select(name => (NoticeKind?)name.Key).FirstOrDefault();

    /// <summary>The row with a notice in place of the one that waits.</summary>
    public static PartnerConnection WithNotice(this PartnerConnection row, NoticeKind kind, DateTime now) =>
        row.WithoutNotice() with { Notice = Names[kind], NoticedAt = now, NoticeDueAt = now };

    /// <summary>The row without a notice that was never mailed. One about an expiry has its turn again.</summary>
    public static PartnerConnection WithoutNotice(this PartnerConnection row)
    {
        var isAboutExpiry = row.NoticeOf() == NoticeKind.Expires;

        return row.Settled() with
        {
            ExpiryNoticed = isAboutExpiry ? null : row.ExpiryNoticed,
            ExpiryNoticedDays = isAboutExpiry ? null : row.ExpiryNoticedDays,
        };
    }

    /// <summary>The row with what was mailed about the expiry of the same secret.</summary>
    public static PartnerConnection WithExpiryNoticedIn(this PartnerConnection row, PartnerConnection before)
    {
        before = before.WithoutNotice();
        return row with { ExpiryNoticed = before.ExpiryNoticed, ExpiryNoticedDays = before.ExpiryNoticedDays };
    }

    /// <summary>The row once nothing is left to do about its notice.</summary>
    public static PartnerConnection Settled(this PartnerConnection row) =>
        row with { Notice = null, NoticedAt = null, NoticeDueAt = null };
}
