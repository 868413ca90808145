using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartnerSite.Data;

/// <summary>Records when an account was created and when its owner last changed it.</summary>
internal sealed class UserTimestamps(TimeProvider clock) : SaveChangesInterceptor
{
    // A stranger's wrong password changes these, which is no change of the account.
    private static readonly string[] ChangedByFailedSignIns =
    [
        nameof(ApplicationUser.AccessFailedCount),
        nameof(ApplicationUser.LockoutEnd),
        nameof(ApplicationUser.ConcurrencyStamp),
    ];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Stamp(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Stamp(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Stamp(DbContext context)
    {
        var now = clock.GetUtcNow().UtcDateTime;

        foreach (var entry in context.ChangeTracker.Entries<ApplicationUser>())
        {
            if (entry.State == EntityState.Added)
            {
                entry.Entity.CreatedAt = entry.Entity.UpdatedAt = now;
            }
            else if (entry.State == EntityState.Modified && IsChangeOfAccount(entry))
            {
                entry.Entity.UpdatedAt = now;
            }
        }
    }

    // Identity marks every property as modified, so the values are compared.
    private static bool IsChangeOfAccount(EntityEntry<ApplicationUser> entry) => entry.Properties.Any(property =>
        !ChangedByFailedSignIns.Contains(property.Metadata.Name)
        && !Equals(property.OriginalValue, property.CurrentValue));
}
