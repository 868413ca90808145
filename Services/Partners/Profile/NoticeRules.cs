using PartnerSite.Data;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>
/// When an owner is mailed about a connection: decided with the change that it is about, and stored with it. Nobody is
/// mailed what they read at that moment.
/// </summary>
internal static class NoticeRules
{
    /// <summary>How long after a missed day a mail says that the secret has expired.</summary>
    public const int DaysAfterExpiry = 3;

    private static readonly int[] DaysBeforeExpiry = [AttributeDefinition.MostNoticeDays, 3, 0];

    /// <summary>The row with a check, and with what is to be mailed about it.</summary>
    /// <param name="row">The row without the check.</param>
    /// <param name="check">The check.</param>
    /// <param name="isSeen">The owner asked for it and reads the outcome.</param>
    public static PartnerConnection WithNoted(this PartnerConnection row, PartnerCheck check, bool isSeen)
    {
        // Also when its values changed since, and nobody was asked about the new ones.
        var wasConnected = row.State == PartnerStatus.Connected.Name()
            || (row.State is null && CheckColumns.ReadAccount(row).Count > 0);
        row = row.With(check);

        return check.Status switch
        {
            PartnerStatus.NeedsAttention => AfterRefusal(row, check.At, isNews: wasConnected && !isSeen, isSeen),
            PartnerStatus.Connected => AfterAcceptance(row, check.At),
            _ => row,
        };
    }

    /// <summary>The row with the notice about an expiry that is due now; null when none is.</summary>
    public static PartnerConnection? WithExpiryNotice(
        this PartnerConnection row, ConnectedPartner connected, DateTime now)
    {
        if (row.Notice is not null
            || connected.SoonExpiring(now) is not var (_, days)
            || connected.Expiry is not var (_, at)
            || (now.Date - at.Date).Days > DaysAfterExpiry)
        {
            return null;
        }

        // The nearest of the days only: after a pause of the site there is one mail, not one for each day missed.
        var due = DaysBeforeExpiry.Last(before => days <= before);

        return row.ExpiryNoticed == at.Date && row.ExpiryNoticedDays <= due
            ? null
            : row.WithNotice(NoticeKind.Expires, now) with { ExpiryNoticed = at.Date, ExpiryNoticedDays = due };
    }

    /// <summary>The row once its owner has read when the secret expires.</summary>
    public static PartnerConnection WithExpirySeen(
        this PartnerConnection row, ConnectedPartner connected, DateTime now) =>
        row.WithExpiryNotice(connected, now)?.Settled() ?? row;

    /// <summary>The row once a mail about it is sent, whatever has happened to it in the meantime.</summary>
    public static PartnerConnection AfterMail(this PartnerConnection row, PartnerConnection mailed, DateTime now)
    {
        var isUnchanged = row.Notice == mailed.Notice && row.NoticedAt == mailed.NoticedAt;
        row = isUnchanged ? row.Settled() : row;

        return mailed.NoticeOf() switch
        {
            NoticeKind.Recovered => row with { RefusalMailedAt = null },

            // It works again since the mail was written: that is mailed too.
            NoticeKind.Refused when !isUnchanged && row.State == PartnerStatus.Connected.Name() =>
                AfterAcceptance(row with { RefusalMailedAt = now }, now),
            NoticeKind.Refused => row with { RefusalMailedAt = now },
            _ => row,
        };
    }

    /// <summary>
    /// The row once a mail about it is given up, or not wanted. After one that it works again, the next refusal is
    /// news.
    /// </summary>
    public static PartnerConnection AfterDrop(this PartnerConnection row, PartnerConnection dropped)
    {
        if (row.Notice != dropped.Notice || row.NoticedAt != dropped.NoticedAt)
        {
            return row;
        }

        return row.Settled() with
        {
            RefusalMailedAt = row.NoticeOf() == NoticeKind.Recovered ? null : row.RefusalMailedAt,
        };
    }

    // Who was told that it is refused, and not yet that it works again, is told nothing new.
    private static PartnerConnection AfterRefusal(PartnerConnection row, DateTime now, bool isNews, bool isSeen)
    {
        if (row.NoticeOf() == NoticeKind.Recovered || (isSeen && row.NoticeOf() == NoticeKind.Refused))
        {
            row = row.WithoutNotice();
        }

        return isNews && row.RefusalMailedAt is null ? row.WithNotice(NoticeKind.Refused, now) : row;
    }

    private static PartnerConnection AfterAcceptance(PartnerConnection row, DateTime now)
    {
        if (row.NoticeOf() == NoticeKind.Refused)
        {
            row = row.WithoutNotice();
        }

        return row.RefusalMailedAt is not null && row.NoticeOf() != NoticeKind.Recovered
            ? row.WithNotice(NoticeKind.Recovered, now)
            : row;
    }
}
