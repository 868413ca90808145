using Microsoft.Data.Sqlite;

namespace PartnerSite.Data.Sqlite;

/// <summary>The users' profiles in SQLite.</summary>
public sealed class SqliteProfileStore(SqliteReader reader, SqliteWriter writer) : IProfileStore
{
    /// <inheritdoc />
    public ValueTask<StoredProfile?> ReadAsync(string userId, CancellationToken cancellationToken) =>
        new(reader.Read(connection => ProfileQuery.Read(connection, userId)));

    /// <inheritdoc />
    public Task<T> ChangeAsync<T>(
        string userId, Func<StoredProfile?, Decision<T>> decide, CancellationToken cancellationToken) =>
        writer.WriteAsync(connection =>
        {
            var (result, change) = decide(ProfileQuery.Read(connection, userId));
            Apply(connection, userId, change);
            return result;
        }, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DueConnection>> ReadDueAsync(
        string partner, DateTime before, int count, CancellationToken cancellationToken) =>
        new(reader.Read(connection => PartnerConnectionTable.ReadDue(connection, partner, before, count)));

    private static void Apply(PreparedConnection connection, string userId, ProfileChange change)
    {
        if (change.PromptAnsweredAt is { } answeredAt)
        {
            ProfileQuery.AnswerPrompt(connection, userId, answeredAt);
        }

        if (change.Language is { } language)
        {
            ProfileQuery.SetLanguage(connection, userId, language);
        }

        foreach (var key in change.RemovedAttributes)
        {
            UserAttributeTable.Delete(connection, userId, key);
        }

        foreach (var row in change.Attributes)
        {
            UserAttributeTable.Upsert(connection, row);
        }

        foreach (var partner in change.RemovedConnections)
        {
            PartnerConnectionTable.Delete(connection, userId, partner);
        }

        foreach (var row in change.Connections)
        {
            PartnerConnectionTable.Upsert(connection, row);
        }

        foreach (var entry in change.Activity)
        {
            ActivityTable.Add(connection, entry);
        }
    }
}

/// <summary>Reads a whole profile in one query, and marks its prompt as answered.</summary>
internal static class ProfileQuery
{
    // One row per attribute, and at least one for the user; then one per partner connection.
    private const string SelectSql = $"""
        SELECT NULL, {UserAttributeTable.Columns}, u."PartnerPromptAnsweredAt", u."Language", NULL, NULL, NULL,
            NULL, NULL, NULL, NULL, NULL, NULL
        FROM "AspNetUsers" u LEFT JOIN "UserAttributes" a ON a."UserId" = u."Id" AND typeof(a."Key") = 'text'
        WHERE u."Id" = @userId
        UNION ALL
        SELECT {PartnerConnectionTable.Columns} FROM "PartnerConnections" WHERE "UserId" = @userId
        """;

    private const string AnswerPromptSql = """
        UPDATE "AspNetUsers" SET "PartnerPromptAnsweredAt" = @now
        WHERE "Id" = @userId AND "PartnerPromptAnsweredAt" IS NULL
        """;

    private const string SetLanguageSql = """UPDATE "AspNetUsers" SET "Language" = @language WHERE "Id" = @userId""";

    private const int PartnerColumn = 0;
    private const int KeyColumn = 1;
    private const int PromptColumn = 7;
    private const int LanguageColumn = 8;

    /// <summary>What the user has stored; null when there is no such user (any more).</summary>
    public static StoredProfile? Read(PreparedConnection connection, string userId)
    {
        using var reader = connection.Query(SelectSql, ("@userId", userId));

        if (!reader.Read())
        {
            return null;
        }

        DateTime? promptAnsweredAt = null;
        string? language = null;
        var attributes = new List<UserAttribute>();
        var partnerConnections = new List<PartnerConnection>();

        do
        {
            if (!reader.IsDBNull(PartnerColumn))
            {
                partnerConnections.Add(PartnerConnectionTable.ReadRow(reader, userId));
                continue;
            }

            promptAnsweredAt = ReadAnswer(reader);
            language = StoredText.Read(reader, LanguageColumn);

            if (!reader.IsDBNull(KeyColumn))
            {
                attributes.Add(UserAttributeTable.ReadRow(reader, KeyColumn, userId));
            }
        }
        while (reader.Read());

        return new(userId, promptAnsweredAt, attributes, partnerConnections) { Language = language };
    }

    /// <summary>Marks the prompt of the first sign-in as answered; the first answer is kept.</summary>
    public static void AnswerPrompt(PreparedConnection connection, string userId, DateTime now) =>
        connection.Execute(AnswerPromptSql, ("@userId", userId), ("@now", now));

    /// <summary>Stores the language that the user uses.</summary>
    public static void SetLanguage(PreparedConnection connection, string userId, string language) =>
        connection.Execute(SetLanguageSql, ("@userId", userId), ("@language", language));

    // A time that was damaged is an answer all the same: nobody is asked for ever.
    private static DateTime? ReadAnswer(SqliteDataReader reader) =>
        reader.IsDBNull(PromptColumn) ? null : StoredTime.Read(reader, PromptColumn) ?? DateTime.UnixEpoch;
}
