using Npgsql;

namespace PartnerSite.Data.Postgres;

/// <summary>
/// The users' profiles in PostgreSQL. Whoever changes one has its user's row locked, so that changes of one user come
/// one after another, on all instances.
/// </summary>
internal sealed class PostgresProfileStore(PostgresReader reader, PostgresWriter writer) : IProfileStore
{
    /// <inheritdoc />
    public ValueTask<StoredProfile?> ReadAsync(string userId, CancellationToken cancellationToken) =>
        reader.ReadAsync(ProfileQuery.Read(userId), ProfileQuery.Reads(userId), cancellationToken);

    /// <inheritdoc />
    public Task<T> ChangeAsync<T>(
        string userId, Func<StoredProfile?, Decision<T>> decide, CancellationToken cancellationToken) =>
        writer.ChangeAsync<StoredProfile?, T>(
            [ActivityTable.Lock(userId), .. ProfileQuery.Read(userId)],
            async (reader, token) =>
            {
                // Nothing is read from the lock.
                await reader.NextResultAsync(token);
                return await ProfileQuery.Reads(userId)(reader, token);
            },
            stored =>
            {
                var (result, change) = decide(stored);
                return (result, [.. Apply(userId, change)]);
            },
            cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DueConnection>> ReadDueAsync(
        string partner, DateTime before, int count, CancellationToken cancellationToken) =>
        reader.AllAsync(
            PartnerConnectionTable.Due(partner, before, count),
            row => new DueConnection(row.GetString(0), row.Time(1)),
            cancellationToken);

    private static IEnumerable<Statement> Apply(string userId, ProfileChange change) =>
    [
        .. change.PromptAnsweredAt is { } answeredAt ? [ProfileQuery.AnswerPrompt(userId, answeredAt)] : NoStatement,
        .. change.Language is { } language ? [ProfileQuery.SetLanguage(userId, language)] : NoStatement,
        .. change.RemovedAttributes.Select(key => UserAttributeTable.Delete(userId, key)),
        .. change.Attributes.Select(UserAttributeTable.Upsert),
        .. change.RemovedConnections.Select(partner => PartnerConnectionTable.Delete(userId, partner)),
        .. change.Connections.Select(PartnerConnectionTable.Upsert),
        .. change.Activity.SelectMany(ActivityTable.Add),
    ];

    private static Statement[] NoStatement => [];
}

/// <summary>Reads a whole profile in one round trip, and marks its prompt as answered.</summary>
internal static class ProfileQuery
{
    private const string UserSql =
        """SELECT "PartnerPromptAnsweredAt", "Language" FROM "AspNetUsers" WHERE "Id" = $1""";

    private const string AttributesSql =
        $"""SELECT {UserAttributeTable.Columns} FROM "UserAttributes" WHERE "UserId" = $1""";

    private const string ConnectionsSql =
        $"""SELECT {PartnerConnectionTable.Columns} FROM "PartnerConnections" WHERE "UserId" = $1""";

    private const string AnswerPromptSql = """
        UPDATE "AspNetUsers" SET "PartnerPromptAnsweredAt" = $2
        WHERE "Id" = $1 AND "PartnerPromptAnsweredAt" IS NULL
        """;

    private const string SetLanguageSql = """UPDATE "AspNetUsers" SET "Language" = $2 WHERE "Id" = $1""";

    /// <summary>The queries.</summary>
    public static IReadOnlyList<Statement> Read(string userId) =>
        [new(UserSql, userId), new(AttributesSql, userId), new(ConnectionsSql, userId)];

    /// <summary>Reads their rows: what the user has stored; null when there is no such user (any more).</summary>
    public static Func<NpgsqlDataReader, CancellationToken, Task<StoredProfile?>> Reads(string userId) =>
        async (reader, cancellationToken) =>
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return null;
            }

            var (promptAnsweredAt, language) = (reader.Time(0), reader.Text(1));
            await reader.NextResultAsync(cancellationToken);
            var attributes = await reader.AllAsync(row => UserAttributeTable.ReadRow(row, userId), cancellationToken);
            await reader.NextResultAsync(cancellationToken);
            var connections = await reader.AllAsync(
                row => PartnerConnectionTable.ReadRow(row, userId), cancellationToken);

            return new(userId, promptAnsweredAt, attributes, connections) { Language = language };
        };

    /// <summary>Marks the prompt of the first sign-in as answered; the first answer is kept.</summary>
    public static Statement AnswerPrompt(string userId, DateTime now) => new(AnswerPromptSql, userId, now);

    /// <summary>Stores the language that the user uses.</summary>
    public static Statement SetLanguage(string userId, string language) => new(SetLanguageSql, userId, language);
}
