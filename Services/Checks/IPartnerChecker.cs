using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks;

/// <summary>
/// Asks a partner whether values work. It is registered under the partner's tag, by which the catalog's entry finds it.
/// </summary>
public interface IPartnerChecker
{
    /// <summary>
    /// Asks, and reads the response. A partner that fails or does not respond gives a check, not an exception; only
    /// <paramref name="cancellationToken"/> ends it early, with an <see cref="OperationCanceledException"/>.
    /// </summary>
    public Task<PartnerCheck> CheckAsync(PartnerValues values, CancellationToken cancellationToken);
}
