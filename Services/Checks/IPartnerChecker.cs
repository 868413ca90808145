using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks;

/// <summary>
/// Asks a partner whether values work. It is registered under the partner's tag, by which the catalog's entry finds it.
/// </summary>
public interface IPartnerChecker
{
    /// <summary>
    /// Asks, and reads the answer. What the partner does wrong, its silence included, is a check and no exception;
    /// only <paramref name="cancellationToken"/> ends it early, by an <see cref="OperationCanceledException"/>.
    /// </summary>
    public Task<PartnerCheck> CheckAsync(PartnerValues values, CancellationToken cancellationToken);
}
