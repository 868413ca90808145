using System.Runtime.CompilerServices;
using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Reads a user's activity.</summary>
public sealed class ActivityLog(IActivityStore store)
{
    private const int Batch = 500;

    // Kinds that only other versions of the site know are left out.
    private static readonly string[] All = NamesOf(Enum.GetValues<ActivityKind>());
    private static readonly string[] SignIns = NamesOf([ActivityKind.ApiSignedIn]);
    private static readonly string[] WithoutRoutine = NamesOf(
        Enum.GetValues<ActivityKind>().Except(
        [
            ActivityKind.Rechecked,
            ActivityKind.ApiSignedIn,
            ActivityKind.SignedIn,
            ActivityKind.SignInRefused,
            ActivityKind.SignInLimited,
        ]));

    /// <summary>The newest entries, at most <paramref name="count"/>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="count">The most entries.</param>
    /// <param name="before">Only entries with lower numbers; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(
        string userId, int count, long? before, CancellationToken cancellationToken) =>
        ReadAsync(userId, partner: null, count, before, cancellationToken);

    /// <summary>The newest entries about a partner, or all; at most <paramref name="count"/>.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(
        string userId, string? partner, int count, long? before, CancellationToken cancellationToken) =>
        ReadAsync(userId, new ActivityFilter(All, before ?? long.MaxValue, partner), count, cancellationToken);

    /// <summary>All entries about a partner, or all there are, newest first, in batches.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public async IAsyncEnumerable<IReadOnlyList<LoggedActivity>> ReadBatchesAsync(
        string userId, string? partner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long? before = null;
        IReadOnlyList<LoggedActivity> batch;

        do
        {
            batch = await ReadAsync(userId, partner, Batch, before, cancellationToken);
            yield return batch;
            before = batch is [.., var last] ? last.Number : null;
        }
        while (batch.Count == Batch);
    }

    /// <summary>
    /// The latest entries: without the site's daily rechecks and people's sign-ins, and of programs' sign-ins only the
    /// latest.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public async ValueTask<IReadOnlyList<LoggedActivity>> ReadRecentAsync(
        string userId, int count, CancellationToken cancellationToken)
    {
        var signIns = await ReadAsync(userId, new ActivityFilter(SignIns), count: 1, cancellationToken);
        var others = await ReadAsync(userId, new ActivityFilter(WithoutRoutine), count, cancellationToken);

        return
        [
            .. signIns.Concat(others)
                .OrderByDescending(entry => entry.LastAt)
                .ThenByDescending(entry => entry.Number)
                .Take(count),
        ];
    }

    private async ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(
        string userId, ActivityFilter filter, int count, CancellationToken cancellationToken) =>
        [.. (await store.ReadAsync(userId, filter, count, cancellationToken)).Select(Logged)];

    private static LoggedActivity Logged(ActivityEntry entry)
    {
        var what = new ActivityEvent(
            ActivityKinds.Parse(entry.Kind), entry.Partner, ActivityParts.ReadKeys(entry.Attributes), entry.Status)
        {
            Parts = ActivityParts.Read(entry.Parts),
        };

        return new(entry.Number, entry.At, what, entry.Address, entry.Browser)
        {
            Times = entry.Times,
            LastAt = entry.LastAt ?? entry.At,
        };
    }

    private static string[] NamesOf(IEnumerable<ActivityKind> kinds) => [.. kinds.Select(kind => kind.Name())];
}
