using PartnerSite.Services.Partners;

namespace PartnerSite.Services.Checks;

/// <summary>Asks partners whether values work, those that have a checker.</summary>
public sealed class PartnerChecks(IServiceProvider services, IServiceProviderIsKeyedService registered, ILogger<PartnerChecks> logger)
{
    /// <summary>How long somebody waits who asked for a check.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long somebody waits who wants to save.</summary>
    public static readonly TimeSpan PatienceOfSave = TimeSpan.FromSeconds(3);

    /// <summary>The partner can be asked.</summary>
    public bool CanCheck(Partner partner) => registered.IsKeyedService(typeof(IPartnerChecker), partner.Tag);

    /// <summary>Asks a partner that can be asked; one that does not answer in time could not be checked.</summary>
    public async Task<Verdict> AskAsync(Partner partner, PartnerValues values, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);

        try
        {
            var verdict = await services.GetRequiredKeyedService<IPartnerChecker>(partner.Tag).CheckAsync(values, limit.Token);

            if (verdict.State == VerdictState.CouldNotCheck)
            {
                logger.LogWarning("{Partner} could not be asked: {Message}.", partner.Tag, verdict.Message.Key);
            }

            return verdict;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("{Partner} did not answer within {Seconds} seconds.", partner.Tag, patience.TotalSeconds);
            return new(VerdictState.CouldNotCheck, new("Checks.NoAnswer", partner));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A checker's fault is no fault of the values. Its message may repeat what was sent.
            logger.LogError("The check of {Partner} failed: {Kind}.", partner.Tag, exception.GetType().Name);
            return new(VerdictState.CouldNotCheck, new("Checks.Failed", partner));
        }
    }
}
