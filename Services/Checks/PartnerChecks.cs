using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Services.Checks;

/// <summary>Asks partners whether values work, those that have a checker.</summary>
public sealed class PartnerChecks(
    IServiceProvider services,
    IServiceProviderIsKeyedService registered,
    SiteMetrics metrics,
    TimeProvider clock,
    ILogger<PartnerChecks> logger)
{
    /// <summary>How long a user waits for a check.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>How long a user waits for the checks of a save.</summary>
    public static readonly TimeSpan SaveTimeout = TimeSpan.FromSeconds(3);

    /// <summary>The partner can be asked.</summary>
    public bool CanCheck(Partner partner) => registered.IsKeyedService(typeof(IPartnerChecker), partner.Tag);

    /// <summary>Asks a partner that can be asked; without a response in time it could not be checked.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="values">What it is asked about.</param>
    /// <param name="version">The version of those values as they are stored: the check counts for no others.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<PartnerCheck> AskAsync(
        Partner partner, PartnerValues values, string version, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var check = await AskAsync(partner, values, timeout, cancellationToken);
        metrics.AddCheck(partner.Tag, check.Status.Name());
        return check with { At = clock.GetUtcNow().UtcDateTime, AskedVersion = version };
    }

    private async Task<PartnerCheck> AskAsync(
        Partner partner, PartnerValues values, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);

        try
        {
            var checker = services.GetRequiredKeyedService<IPartnerChecker>(partner.Tag);
            var check = await checker.CheckAsync(values, limit.Token);

            if (check.IsOutage)
            {
                logger.LogWarning("{Partner} could not be asked: {Message}.", partner.Tag, check.Message.Key);
            }

            return check;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("{Partner} did not answer within {Seconds} seconds.", partner.Tag, timeout.TotalSeconds);
            return PartnerCheck.CouldNotCheck("Checks.NoAnswer", partner);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A checker's bug says nothing about the values. The message is not logged: it may repeat what was sent.
            logger.LogError("The check of {Partner} failed: {Kind}.", partner.Tag, exception.GetType().Name);
            return PartnerCheck.CouldNotCheck("Checks.Failed", partner);
        }
    }
}
