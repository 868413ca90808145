using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Partners;

/// <summary>A user's partner attributes: the one way to read and to change them.</summary>
public sealed class PartnerAttributesService(
    SqliteReader reader, SqliteWriter writer, PartnerCatalog catalog, AttributeCipher cipher, ActivityRecorder activity, TimeProvider clock)
{
    /// <summary>The profile of a user who has stored nothing.</summary>
    public PartnerProfile Empty => ProfileOf(new([], []));

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What is stored; of sensitive attributes only that they are, and whether they can still be decrypted.</summary>
    public PartnerProfile Get(string userId) => ProfileOf(Read(userId) ?? new([], []));

    /// <summary>True until the user has saved or skipped for the first time.</summary>
    public bool MustAsk(string userId) => reader.Read(connection => UserAttributeTable.MustAsk(connection, userId));

    /// <summary>Stores all of a form, or nothing and says why; no partner is asked.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task<SaveResult> SaveAsync(string userId, PartnerSubmission submission, CancellationToken cancellationToken) =>
        SaveAsync(userId, Prepare(userId, submission), Verdicts.None, cancellationToken);

    /// <summary>Stores all of a form with what the partners say of it, or nothing and says why.</summary>
    internal Task<SaveResult> SaveAsync(string userId, PreparedSubmission prepared, Verdicts verdicts, CancellationToken cancellationToken) =>
        ChangeAsync(userId, (rows, changes) => Decide(prepared, rows, changes), verdicts, cancellationToken);

    internal PreparedSubmission Prepare(string userId, PartnerSubmission submission) => new(submission, userId, catalog, cipher);

    /// <summary>What is stored, as it is and as it is shown; null when there is no such user.</summary>
    internal (StoredRows Rows, PartnerProfile Profile)? Find(string userId) => Read(userId) is { } rows ? (rows, ProfileOf(rows)) : null;

    /// <summary>What saving would do now; null when there is no such user.</summary>
    internal SavePreview? Preview(string userId, PreparedSubmission prepared)
    {
        if (Read(userId) is not { } rows)
        {
            return null;
        }

        var changes = new RowChanges(cipher, userId, rows.Attributes, Now);
        var (outcome, errors) = Decide(prepared, rows, changes);
        return new(rows, ProfileOf(rows), changes, outcome, errors);
    }

    /// <summary>Sets the attributes that are named, removes those whose value is null, and leaves the others: all of it, or nothing.</summary>
    /// <param name="userId">The owner.</param>
    /// <param name="values">Values by attribute key.</param>
    /// <param name="condition">What must hold of the stored data for the change to be made; null when anything goes.</param>
    /// <param name="cancellationToken">Gives up a change that has not begun.</param>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task<SaveResult> MergeAsync(
        string userId, IReadOnlyDictionary<string, string?> values, Predicate<PartnerProfile>? condition, CancellationToken cancellationToken)
    {
        var prepared = new PreparedMerge(values, userId, catalog, cipher);

        return ChangeAsync(userId, (rows, changes) =>
        {
            if (prepared.Errors.Count > 0)
            {
                return (SaveOutcome.Invalid, prepared.Errors);
            }

            prepared.ApplyTo(changes);
            return (OutcomeOf(condition, rows), []);
        }, Verdicts.None, cancellationToken);
    }

    /// <summary>Forgets all attributes of a partner; one that is not stored stays so.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task<SaveResult> DisconnectAsync(
        string userId, Partner partner, Predicate<PartnerProfile>? condition, CancellationToken cancellationToken) =>
        ChangeAsync(userId, (rows, changes) =>
        {
            changes.RemoveAll(partner);
            return (OutcomeOf(condition, rows), []);
        }, Verdicts.None, cancellationToken);

    /// <summary>Remembers that the user does not want to be asked again.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task SkipAsync(string userId, CancellationToken cancellationToken)
    {
        var record = activity.Begin(userId);

        return writer.WriteAsync(connection =>
        {
            if (UserAttributeTable.AnswerPrompt(connection, userId, Now))
            {
                record.Write(connection, new(ActivityKind.Skipped));
            }

            return true;
        }, cancellationToken);
    }

    private StoredRows? Read(string userId) => reader.Read(connection => UserAttributeTable.Read(connection, userId));

    private PartnerProfile ProfileOf(StoredRows rows) => PartnerProfile.Of(catalog, cipher, rows);

    private SaveOutcome OutcomeOf(Predicate<PartnerProfile>? condition, StoredRows rows) =>
        condition is null || condition(ProfileOf(rows)) ? SaveOutcome.Saved : SaveOutcome.Conflict;

    private (SaveOutcome Outcome, IReadOnlyList<SaveError> Errors) Decide(PreparedSubmission prepared, StoredRows rows, RowChanges changes)
    {
        var errors = new SaveRules(catalog, changes).Evaluate(prepared);
        var outOfDate = prepared.Version is { } version && version != PartnerProfile.VersionOf(rows.Attributes);

        return outOfDate && !(changes.IsEmpty && errors.Count == 0) ? (SaveOutcome.Conflict, [])
            : errors.Count > 0 ? (SaveOutcome.Invalid, errors)
            : (SaveOutcome.Saved, []);
    }

    private Task<SaveResult> ChangeAsync(
        string userId,
        Func<StoredRows, RowChanges, (SaveOutcome Outcome, IReadOnlyList<SaveError> Errors)> decide,
        Verdicts verdicts,
        CancellationToken cancellationToken)
    {
        var record = activity.Begin(userId);

        return writer.WriteAsync(connection =>
        {
            if (UserAttributeTable.Read(connection, userId) is not { } rows)
            {
                return new SaveResult(SaveOutcome.OwnerGone, Empty, [], Changed: false);
            }

            var changes = new RowChanges(cipher, userId, rows.Attributes, Now);
            var (outcome, errors) = decide(rows, changes);
            var changed = outcome == SaveOutcome.Saved && !changes.IsEmpty;

            if (changed)
            {
                ChangeEvents.Of(catalog, changes, rows.Attributes).ForEach(what => record.Write(connection, what));
                Apply(connection, userId, rows, changes, verdicts);
                rows = UserAttributeTable.Read(connection, userId)!;
            }

            verdicts.Events.ToList().ForEach(what => record.Write(connection, what));
            return new SaveResult(outcome, ProfileOf(rows), errors, changed);
        }, cancellationToken);
    }

    private void Apply(PreparedConnection connection, string userId, StoredRows before, RowChanges changes, Verdicts verdicts)
    {
        UserAttributeTable.AnswerPrompt(connection, userId, Now);

        foreach (var key in changes.Removals)
        {
            UserAttributeTable.Delete(connection, userId, key);
        }

        foreach (var row in changes.Upserts)
        {
            UserAttributeTable.Upsert(connection, row);
        }

        foreach (var partner in catalog.Partners.Where(changes.Touch))
        {
            if (changes.RemovesAllOf(partner))
            {
                PartnerConnectionTable.Delete(connection, userId, partner.Tag);
            }
            else if (changes.TouchValuesOf(partner))
            {
                PartnerConnectionTable.Reset(connection, userId, partner.Tag);
                verdicts.Store(connection, userId, partner, before);
            }
        }
    }
}
