using Microsoft.EntityFrameworkCore;
using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Partners;

/// <summary>A user's partner attributes: the one way to read and to change them.</summary>
public sealed class PartnerAttributesService(
    AppDbContext database, SqliteWriter writer, PartnerCatalog catalog, AttributeCipher cipher, TimeProvider clock)
{
    /// <summary>What is stored; the values of sensitive attributes are not even read.</summary>
    public async Task<PartnerProfile> GetAsync(string userId, CancellationToken cancellationToken)
    {
        var sensitive = catalog.Attributes.Where(attribute => attribute.IsSensitive).Select(attribute => attribute.Key).ToList();
        var rows = await database.UserAttributes
            .AsNoTracking()
            .Where(row => row.UserId == userId)
            .Select(row => new UserAttribute
            {
                UserId = userId,
                Key = row.Key,
                Value = sensitive.Contains(row.Key) ? "" : row.Value,
                Tags = row.Tags,
                CreatedAt = row.CreatedAt,
                UpdatedAt = row.UpdatedAt,
                Version = row.Version,
            })
            .ToListAsync(cancellationToken);

        return PartnerProfile.Of(catalog, rows);
    }

    /// <summary>True until the user has saved or skipped for the first time.</summary>
    public Task<bool> MustAskAsync(string userId, CancellationToken cancellationToken) =>
        database.Users.AnyAsync(user => user.Id == userId && user.PartnerPromptAnsweredAt == null, cancellationToken);

    /// <summary>Stores all of the submission, or nothing and says why.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task<SaveResult> SaveAsync(string userId, PartnerSubmission submission, CancellationToken cancellationToken)
    {
        var prepared = new PreparedSubmission(submission, userId, catalog, cipher);

        return ChangeAsync(userId, rows =>
        {
            var (changes, errors) = new SaveRules(catalog, cipher, userId, rows, Now).Evaluate(prepared);
            var outOfDate = prepared.Version is { } version && version != PartnerProfile.VersionOf(rows);

            return outOfDate && !(changes.IsEmpty && errors.Count == 0) ? (SaveOutcome.Conflict, changes, [])
                : errors.Count > 0 ? (SaveOutcome.Invalid, changes, errors)
                : (SaveOutcome.Saved, changes, []);
        }, cancellationToken);
    }

    /// <summary>Forgets all attributes of a partner; one that is not stored stays so.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task<SaveResult> DisconnectAsync(string userId, Partner partner, CancellationToken cancellationToken) =>
        ChangeAsync(userId, rows => (SaveOutcome.Saved, SaveRules.Removing(partner, rows), []), cancellationToken);

    /// <summary>Remembers that the user does not want to be asked again.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task SkipAsync(string userId, CancellationToken cancellationToken) =>
        writer.WriteAsync(connection =>
        {
            UserAttributeTable.AnswerPrompt(connection, userId, Now);
            return true;
        }, cancellationToken);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private Task<SaveResult> ChangeAsync(
        string userId,
        Func<List<UserAttribute>, (SaveOutcome Outcome, AttributeChanges Changes, IReadOnlyList<SaveError> Errors)> decide,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(connection =>
        {
            if (UserAttributeTable.Read(connection, userId) is not { } rows)
            {
                return new SaveResult(SaveOutcome.OwnerGone, PartnerProfile.Of(catalog, []), [], Changed: false);
            }

            var (outcome, changes, errors) = decide(rows);

            var changed = outcome == SaveOutcome.Saved && !changes.IsEmpty;

            if (changed)
            {
                rows = Apply(connection, userId, rows, changes);
            }

            return new SaveResult(outcome, PartnerProfile.Of(catalog, rows), errors, changed);
        }, cancellationToken);

    private List<UserAttribute> Apply(
        PreparedConnection connection, string userId, List<UserAttribute> rows, AttributeChanges changes)
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
