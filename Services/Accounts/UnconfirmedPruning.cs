using Microsoft.EntityFrameworkCore;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Deletes accounts whose address was never confirmed: nobody can have signed in, and its owner can register later.
/// </summary>
internal sealed class UnconfirmedPruning(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<UnconfirmedPruning> logger) : BackgroundService
{
    // How long a new account waits.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    private static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    /// <summary>Deletes those that have waited for longer.</summary>
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.GetUtcNow().UtcDateTime - Patience;
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Users
            .Where(user => user.MustConfirm && !user.EmailConfirmed && user.CreatedAt < before)
            .ExecuteDeleteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception exception) when (StorageUnavailableException.IsCauseOf(exception))
            {
                logger.LogWarning(
                    "Accounts that were never confirmed could not be deleted ({Fault}). It is tried again later.",
                    exception.Message);
            }
        }
    }
}
