using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Partners;

/// <summary>A user's partner attributes: the one way to read and to change them.</summary>
public sealed class PartnerAttributesService(
    SqliteReader reader, SqliteWriter writer, PartnerCatalog catalog, AttributeCipher cipher, ActivityRecorder activity, TimeProvider clock)
{
    /// <summary>The profile of a user who has stored nothing.</summary>
    public PartnerProfile Empty => ProfileOf([]);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What is stored; of sensitive attributes only that they are, and whether they can still be decrypted.</summary>
    public PartnerProfile Get(string userId) => ProfileOf(reader.Read(connection => UserAttributeTable.Read(connection, userId)) ?? []);

    /// <summary>True until the user has saved or skipped for the first time.</summary>
    public bool MustAsk(string userId) => reader.Read(connection => UserAttributeTable.MustAsk(connection, userId));

    /// <summary>Stores all of a form, or nothing and says why.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task<SaveResult> SaveAsync(string userId, PartnerSubmission submission, CancellationToken cancellationToken)
    {
        var prepared = new PreparedSubmission(submission, userId, catalog, cipher);

        return ChangeAsync(userId, (rows, changes) =>
        {
            var errors = new SaveRules(catalog, changes).Evaluate(prepared);
            var outOfDate = prepared.Version is { } version && version != PartnerProfile.VersionOf(rows);

            return outOfDate && !(changes.IsEmpty && errors.Count == 0) ? (SaveOutcome.Conflict, [])
                : errors.Count > 0 ? (SaveOutcome.Invalid, errors)
                : (SaveOutcome.Saved, []);
        }, cancellationToken);
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
        }, cancellationToken);
    }

    /// <summary>Forgets all attributes of a partner; one that is not stored stays so.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task<SaveResult> DisconnectAsync(
        string userId, Partner partner, Predicate<PartnerProfile>? condition, CancellationToken cancellationToken) =>
        ChangeAsync(userId, (rows, changes) =>
        {
            changes.RemoveAll(partner);
            return (OutcomeOf(condition, rows), []);
        }, cancellationToken);

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

    private PartnerProfile ProfileOf(IReadOnlyCollection<UserAttribute> rows) => PartnerProfile.Of(catalog, cipher, rows);

    private SaveOutcome OutcomeOf(Predicate<PartnerProfile>? condition, IReadOnlyList<UserAttribute> rows) =>
        condition is null || condition(ProfileOf(rows)) ? SaveOutcome.Saved : SaveOutcome.Conflict;

    private Task<SaveResult> ChangeAsync(
        string userId,
        Func<IReadOnlyList<UserAttribute>, RowChanges, (SaveOutcome Outcome, IReadOnlyList<SaveError> Errors)> decide,
        CancellationToken cancellationToken)
    {
        var record = activity.Begin(userId);

        return writer.WriteAsync(connection =>
        {
            if (UserAttributeTable.Read(connection, userId) is not { } rows)
            {
                return new SaveResult(SaveOutcome.OwnerGone, ProfileOf([]), [], Changed: false);
            }

            var changes = new RowChanges(cipher, userId, rows, Now);
            var (outcome, errors) = decide(rows, changes);
            var changed = outcome == SaveOutcome.Saved && !changes.IsEmpty;

            if (changed)
            {
                ChangeEvents.Of(catalog, changes, rows).ForEach(what => record.Write(connection, what));
                rows = Apply(connection, userId, rows, changes);
            }

            return new SaveResult(outcome, ProfileOf(rows), errors, changed);
        }, cancellationToken);
    }

    private List<UserAttribute> Apply(PreparedConnection connection, string userId, List<UserAttribute> rows, RowChanges changes)
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

        var changed = changes.Upserts.Select(row => row.Key).Concat(changes.Removals).ToHashSet();
        return [.. rows.Where(row => !changed.Contains(row.Key)), .. changes.Upserts];
    }
}
