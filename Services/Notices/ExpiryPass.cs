using PartnerSite.Data;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Rechecks;

namespace PartnerSite.Services.Notices;

/// <summary>Looks for secrets that expire soon, and decides which owners are mailed about one.</summary>
internal sealed class ExpiryPass(
    INoticeStore notices, IProfileStore store, PartnerProfiles profiles, PartnerCatalog catalog, TimeProvider clock)
{
    private const int Batch = 200;

    private readonly string[] keys =
    [
        .. catalog.Attributes.Where(attribute => attribute.IsDate).Select(attribute => attribute.Key),
    ];

    /// <summary>Goes through all users, as long as this instance holds the lease.</summary>
    /// <exception cref="StorageUnavailableException">The database could not be read, or store a notice.</exception>
    public async Task RunAsync(JobLease lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        var days = new ExpiryDays(
            today.AddDays(-NoticeRules.DaysAfterExpiry), today.AddDays(AttributeDefinition.MostNoticeDays), keys);
        var after = "";

        while (await lease.TakeAsync(cancellationToken))
        {
            var users = await notices.ReadExpiringAsync(days, after, Batch, cancellationToken);

            foreach (var userId in users)
            {
                await DecideAsync(userId, now, cancellationToken);
            }

            if (users.Count < Batch)
            {
                return;
            }

            after = users[^1];
        }
    }

    // Most users have been mailed: they are read, and nothing is written.
    private async Task DecideAsync(string userId, DateTime now, CancellationToken cancellationToken)
    {
        if (Decide(await store.ReadAsync(userId, cancellationToken), now).Connections.Count > 0)
        {
            await store.ChangeAsync(userId, stored => Decide(stored, now), cancellationToken);
        }
    }

    private ProfileChange Decide(StoredProfile? stored, DateTime now) => stored is null
        ? ProfileChange.None
        : new()
        {
            Connections =
            [
                .. from connected in profiles.From(stored).Partners
                   let row = stored.ConnectionOf(connected.Partner.Tag)?.WithExpiryNotice(connected, now)
                   where row is not null
                   select row,
            ],
        };
}
