using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners;

namespace PartnerSite.Services.Checks;

/// <summary>Checks that users ask for: of what is stored, or of what they have typed and not stored yet.</summary>
public sealed class ConnectionChecks(
    PartnerAttributesService attributes, PartnerCredentials credentials, PartnerChecks checks, CheckLimit limit, ActivityRecorder activity,
    SqliteWriter writer, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Asks a partner about what is stored, and stores the verdict.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public async Task<CheckResult> CheckStoredAsync(string userId, Partner partner)
    {
        if (attributes.Find(userId) is not var (rows, profile))
        {
            return new(CheckOutcome.OwnerGone, attributes.Empty);
        }

        if (ReasonNotToAsk(profile.Of(partner)) is { } reason)
        {
            return new(CheckOutcome.NotAsked, profile) { Check = reason };
        }

        if (limit.Take(userId) is { } wait)
        {
            return new(CheckOutcome.TooMany, profile) { RetryAfter = wait };
        }

        var verdict = await checks.AskAsync(partner, credentials.Open(partner, rows)!, PartnerChecks.Patience, CancellationToken.None);
        return await StoreAsync(userId, partner, verdict, rows, ActivityKind.Checked);
    }

    /// <summary>Asks a partner about what a form holds, with what is stored in place of what was left blank. Nothing of the form is stored.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public async Task<CheckResult> CheckTypedAsync(string userId, Partner partner, PartnerSubmission submission)
    {
        var preview = attributes.Preview(userId, attributes.Prepare(userId, submission with { Partners = [partner.Tag], Version = null }));

        if (preview is null)
        {
            return new(CheckOutcome.OwnerGone, attributes.Empty);
        }

        if (preview.Errors.Count > 0)
        {
            return new(CheckOutcome.Invalid, preview.Profile) { Errors = preview.Errors };
        }

        if (preview.Changes.ValuesOf(partner) is not { } values || !checks.CanCheck(partner))
        {
            return new(CheckOutcome.NotAsked, preview.Profile) { Check = ReasonNotToAsk(preview.Profile.Of(partner)) };
        }

        if (limit.Take(userId) is { } wait)
        {
            return new(CheckOutcome.TooMany, preview.Profile) { RetryAfter = wait };
        }

        var verdict = await checks.AskAsync(partner, values, PartnerChecks.Patience, CancellationToken.None);

        // Typed as it is stored: then it is a verdict on that.
        if (!preview.Changes.TouchValuesOf(partner))
        {
            return await StoreAsync(userId, partner, verdict, preview.Rows, ActivityKind.Checked);
        }

        await activity.RecordAsync(userId, [verdict.EventOf(partner) with { Attributes = preview.Changes.WrittenOf(partner) }], CancellationToken.None);
        return new(CheckOutcome.Asked, preview.Profile) { Check = PartnerCheck.Of(verdict, Now) };
    }

    /// <summary>Asks a partner again by the site itself; null when there is nothing to ask about.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    internal async Task<VerdictState?> RecheckAsync(string userId, Partner partner, CancellationToken cancellationToken)
    {
        if (attributes.Find(userId) is not var (rows, profile) || ReasonNotToAsk(profile.Of(partner)) is not null)
        {
            await WriteAsync(connection => PartnerConnectionTable.Postpone(connection, userId, partner.Tag, Now));
            return null;
        }

        var verdict = await checks.AskAsync(partner, credentials.Open(partner, rows)!, PartnerChecks.Patience, cancellationToken);
        await StoreAsync(userId, partner, verdict, rows, ActivityKind.Rechecked);
        return verdict.State;
    }

    private PartnerCheck? ReasonNotToAsk(ConnectedPartner connected)
    {
        Message? reason = connected.Status == PartnerStatus.NotSet ? new("Checks.NothingStored", connected.Partner)
            : connected.Unreadable.FirstOrDefault() is { } unreadable ? new("Checks.Unreadable", unreadable)
            : connected.Missing.FirstOrDefault() is { } missing ? new("Checks.Missing", missing)
            : !checks.CanCheck(connected.Partner) ? new("Checks.NotPossible", connected.Partner)
            : null;

        var field = connected.IsStored ? connected.Unreadable.FirstOrDefault() ?? connected.Missing.FirstOrDefault() : null;
        return reason is null ? null : new(connected.Status, Now, reason) { Field = field?.Key };
    }

    // Whether somebody still waits for it or not: the partner was asked.
    private async Task<CheckResult> StoreAsync(string userId, Partner partner, Verdict verdict, StoredRows asked, ActivityKind kind)
    {
        var now = Now;
        var isOfStored = false;
        var record = activity.Begin(userId);
        await WriteAsync(connection =>
        {
            var rows = UserAttributeTable.Read(connection, userId);
            isOfStored = rows is not null && PartnerProfile.VersionOf(rows, partner) == PartnerProfile.VersionOf(asked, partner);

            // Not of values that were changed while the partner was asked.
            if (isOfStored)
            {
                verdict.Store(connection, userId, partner, now);
            }

            // Day by day nothing new; what is new is said as loud as what the user asks for.
            var isNews = isOfStored && verdict.IsFinal && verdict.EventOf(partner).Status != rows?.Connections.Find(row => row.Partner == partner.Tag)?.State;
            record.Write(connection, verdict.EventOf(partner, isNews ? ActivityKind.Checked : kind));
        });

        var profile = attributes.Get(userId);
        return isOfStored
            ? new(CheckOutcome.Asked, profile) { Check = PartnerCheck.Of(verdict, now), IsStored = true }
            : new(CheckOutcome.NotAsked, profile) { Check = new(profile.Of(partner).Status, now, new("Checks.ChangedMeanwhile", partner)) };
    }

    private Task<bool> WriteAsync(Action<PreparedConnection> write) => writer.WriteAsync(connection =>
    {
        write(connection);
        return true;
    }, CancellationToken.None);
}
