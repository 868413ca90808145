using System.Text.Json;
using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Reads a user's activity.</summary>
public sealed class ActivityLog(IActivityStore store)
{
    // Kinds that only other versions of the site know are left out.
    private static readonly string[] All = NamesOf(Enum.GetValues<ActivityKind>());
    private static readonly string[] WithoutRoutine = NamesOf(
        Enum.GetValues<ActivityKind>().Except([ActivityKind.Rechecked]));

    /// <summary>The newest entries, at most <paramref name="count"/>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="count">The most entries.</param>
    /// <param name="before">Only entries with lower numbers; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(
        string userId, int count, long? before, CancellationToken cancellationToken) =>
        ReadAsync(userId, All, count, before, cancellationToken);

    /// <summary>The newest entries, without the site's daily rechecks.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<LoggedActivity>> ReadRecentAsync(
        string userId, int count, CancellationToken cancellationToken) =>
        ReadAsync(userId, WithoutRoutine, count, before: null, cancellationToken);

    private async ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(
        string userId, string[] kinds, int count, long? before, CancellationToken cancellationToken)
    {
        var entries = await store.ReadAsync(userId, kinds, before ?? long.MaxValue, count, cancellationToken);
        return [.. entries.Select(Logged)];
    }

    private static LoggedActivity Logged(ActivityEntry entry) => new(
        entry.Number,
        entry.At,
        new(ActivityKinds.Parse(entry.Kind), entry.Partner, ParseKeys(entry.Attributes), entry.Status),
        entry.Address,
        entry.Browser);

    // A damaged row must not break its owner's page.
    private static string[]? ParseKeys(string? attributes)
    {
        try
        {
            return attributes is null
                ? null
                : [.. (JsonSerializer.Deserialize<string?[]>(attributes) ?? []).OfType<string>()];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string[] NamesOf(IEnumerable<ActivityKind> kinds) => [.. kinds.Select(kind => kind.Name())];
}
