using Microsoft.EntityFrameworkCore;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Deletes accounts whose address was never confirmed, on a site with a mail server: nobody can sign in with them, and
/// the owner of the address can register later. One that has stored values was used, on a site without one.
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
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var count = await database.Users
            .Where(user => user.MustConfirm && !user.EmailConfirmed && user.CreatedAt < before)
            .Where(user => !database.UserAttributes.Any(value => value.UserId == user.Id))
            .ExecuteDeleteAsync(cancellationToken);

        if (count > 0)
        {
            logger.LogInformation("Deleted {Count} accounts whose address was never confirmed.", count);
        }
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
