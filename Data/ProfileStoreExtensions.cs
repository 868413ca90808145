namespace PartnerSite.Data;

/// <summary>Changes that tell the caller nothing.</summary>
public static class ProfileStoreExtensions
{
    /// <inheritdoc cref="IProfileStore.ChangeAsync{T}"/>
    public static Task ChangeAsync(
        this IProfileStore store,
        string userId,
        Func<StoredProfile?, ProfileChange> decide,
        CancellationToken cancellationToken) =>
        store.ChangeAsync<object?>(userId, stored => new(null, decide(stored)), cancellationToken);
}
