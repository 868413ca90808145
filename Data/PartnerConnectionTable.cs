using Microsoft.Data.Sqlite;

namespace PartnerSite.Data;

/// <summary>The statements that keep what is known of connections beside their attributes.</summary>
internal static class PartnerConnectionTable
{
    /// <summary>What <see cref="ReadRow"/> reads; the partner first.</summary>
    public const string Columns = """
        "Partner", "State", "Field", "MessageKey", "MessagePlaces", "Details", "CheckedAt", "ExpiresAt", "AskedAt", "AttemptKey", "LastUsedAt", NULL
        """;

    private const string ResetSql = """
        INSERT INTO "PartnerConnections" ("UserId", "Partner") VALUES (@userId, @partner)
        ON CONFLICT DO UPDATE SET "State" = NULL, "Field" = NULL, "MessageKey" = NULL, "MessagePlaces" = NULL, "Details" = NULL,
            "CheckedAt" = NULL, "ExpiresAt" = NULL, "AskedAt" = NULL, "AttemptKey" = NULL
        """;

    private const string SetVerdictSql = """
        UPDATE "PartnerConnections" SET "State" = @state, "Field" = @field, "MessageKey" = @messageKey, "MessagePlaces" = @messagePlaces,
            "Details" = @details, "CheckedAt" = @checkedAt, "ExpiresAt" = coalesce(@expiresAt, "ExpiresAt"), "AskedAt" = @checkedAt, "AttemptKey" = NULL
        WHERE "UserId" = @userId AND "Partner" = @partner
        """;

    private const string SetAttemptSql = """
        UPDATE "PartnerConnections" SET "AskedAt" = @askedAt, "AttemptKey" = @attemptKey WHERE "UserId" = @userId AND "Partner" = @partner
        """;

    private const string SetUsedSql = """
        UPDATE "PartnerConnections" SET "LastUsedAt" = @usedAt WHERE "UserId" = @userId AND "Partner" = @partner
        """;

    private const string PostponeSql = """
        UPDATE "PartnerConnections" SET "AskedAt" = @askedAt WHERE "UserId" = @userId AND "Partner" = @partner
        """;

    private const string DueSql = """
        SELECT c."UserId", c."AskedAt" FROM "PartnerConnections" c JOIN "AspNetUsers" u ON u."Id" = c."UserId"
        WHERE (c."AskedAt" IS NULL OR c."AskedAt" < @before) AND c."Partner" = @partner AND u."IsActive"
        ORDER BY c."AskedAt" LIMIT @count
        """;

    private const string DeleteSql = """DELETE FROM "PartnerConnections" WHERE "UserId" = @userId AND "Partner" = @partner""";

    /// <summary>Forgets the verdict: what it was about has changed.</summary>
    public static void Reset(PreparedConnection connection, string userId, string partner) =>
        connection.Execute(ResetSql, ("@userId", userId), ("@partner", partner));

    /// <summary>Stores a verdict, of the row's own columns.</summary>
    public static void SetVerdict(PreparedConnection connection, PartnerConnection row) => connection.Execute(
        SetVerdictSql,
        ("@state", StoredText.OrNull(row.State)), ("@field", StoredText.OrNull(row.Field)), ("@messageKey", StoredText.OrNull(row.MessageKey)), ("@messagePlaces", StoredText.OrNull(row.MessagePlaces)),
        ("@details", StoredText.OrNull(row.Details)), ("@checkedAt", StoredText.OrNull(row.CheckedAt)), ("@expiresAt", StoredText.OrNull(row.ExpiresAt)),
        ("@userId", row.UserId), ("@partner", row.Partner));

    /// <summary>Stores that asking gave no verdict; an earlier one stays.</summary>
    public static void SetAttempt(PreparedConnection connection, string userId, string partner, string attemptKey, DateTime askedAt) => connection.Execute(
        SetAttemptSql, ("@askedAt", askedAt), ("@attemptKey", attemptKey), ("@userId", userId), ("@partner", partner));

    /// <summary>Stores when the values were used.</summary>
    public static void SetUsed(PreparedConnection connection, string userId, string partner, DateTime usedAt) => connection.Execute(
        SetUsedSql, ("@usedAt", usedAt), ("@userId", userId), ("@partner", partner));

    /// <summary>Stores that there was nothing to ask, so that others have their turn.</summary>
    public static void Postpone(PreparedConnection connection, string userId, string partner, DateTime askedAt) => connection.Execute(
        PostponeSql, ("@askedAt", askedAt), ("@userId", userId), ("@partner", partner));

    /// <summary>The owners of a partner's connections that were last asked about before then, or never; the oldest first.</summary>
    public static List<(string UserId, DateTime? AskedAt)> Due(PreparedConnection connection, string partner, DateTime before, int count)
    {
        using var reader = connection.Query(DueSql, ("@before", before), ("@partner", partner), ("@count", count));
        var due = new List<(string, DateTime?)>();

        while (reader.Read())
        {
            due.Add((reader.GetString(0), StoredTime.Read(reader, 1)));
        }

        return due;
    }

    /// <summary>Forgets the connection.</summary>
    public static void Delete(PreparedConnection connection, string userId, string partner) =>
        connection.Execute(DeleteSql, ("@userId", userId), ("@partner", partner));

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    public static PartnerConnection ReadRow(SqliteDataReader reader, string userId) => new()
    {
        UserId = userId,
        Partner = reader.GetString(0),
        State = StoredText.Read(reader, 1),
        Field = StoredText.Read(reader, 2),
        MessageKey = StoredText.Read(reader, 3),
        MessagePlaces = StoredText.Read(reader, 4),
        Details = StoredText.Read(reader, 5),
        CheckedAt = StoredTime.Read(reader, 6),
        ExpiresAt = StoredTime.Read(reader, 7),
        AskedAt = StoredTime.Read(reader, 8),
        AttemptKey = StoredText.Read(reader, 9),
        LastUsedAt = StoredTime.Read(reader, 10),
    };
}
