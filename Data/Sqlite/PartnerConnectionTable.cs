using Microsoft.Data.Sqlite;

namespace PartnerSite.Data.Sqlite;

/// <summary>The statements that read and store partner connections, without their attributes.</summary>
internal static class PartnerConnectionTable
{
    /// <summary>What <see cref="ReadRow"/> reads; the partner first.</summary>
    public const string Columns = """
        "Partner", "State", "Field", "MessageKey", "MessagePlaces", "Details",
        "CheckedAt", "ExpiresAt", "AskedAt", "AttemptKey", "AttemptArguments", "LastUsedAt",
        "Notice", "NoticedAt", "NoticeDueAt", "RefusalMailedAt", "ExpiryNoticed", "ExpiryNoticedDays"
        """;

    private const string UpsertSql = $"""
        INSERT INTO "PartnerConnections" ("UserId", {Columns})
        VALUES (@userId, @partner, @state, @field, @messageKey, @messageArguments, @details,
            @checkedAt, @expiresAt, @askedAt, @attemptKey, @attemptArguments, @lastUsedAt,
            @notice, @noticedAt, @noticeDueAt, @refusalMailedAt, @expiryNoticed, @expiryNoticedDays)
        ON CONFLICT ("UserId", "Partner") DO UPDATE SET
            "State" = excluded."State", "Field" = excluded."Field", "MessageKey" = excluded."MessageKey",
            "MessagePlaces" = excluded."MessagePlaces", "Details" = excluded."Details",
            "CheckedAt" = excluded."CheckedAt", "ExpiresAt" = excluded."ExpiresAt", "AskedAt" = excluded."AskedAt",
            "AttemptKey" = excluded."AttemptKey", "AttemptArguments" = excluded."AttemptArguments",
            "LastUsedAt" = excluded."LastUsedAt", "Notice" = excluded."Notice", "NoticedAt" = excluded."NoticedAt",
            "NoticeDueAt" = excluded."NoticeDueAt", "RefusalMailedAt" = excluded."RefusalMailedAt",
            "ExpiryNoticed" = excluded."ExpiryNoticed", "ExpiryNoticedDays" = excluded."ExpiryNoticedDays"
        """;

    private const string DueSql = """
        SELECT c."UserId", c."AskedAt" FROM "PartnerConnections" c JOIN "AspNetUsers" u ON u."Id" = c."UserId"
        WHERE (c."AskedAt" IS NULL OR c."AskedAt" < @before) AND c."Partner" = @partner AND u."IsActive"
        ORDER BY c."AskedAt" LIMIT @count
        """;

    private const string DeleteSql = """
        DELETE FROM "PartnerConnections" WHERE "UserId" = @userId AND "Partner" = @partner
        """;

    /// <summary>Inserts the row, or replaces the one of the same owner and partner.</summary>
    public static void Upsert(PreparedConnection connection, PartnerConnection row) => connection.Execute(
        UpsertSql,
        ("@userId", row.UserId),
        ("@partner", row.Partner),
        ("@state", StoredText.OrNull(row.State)),
        ("@field", StoredText.OrNull(row.Field)),
        ("@messageKey", StoredText.OrNull(row.MessageKey)),
        ("@messageArguments", StoredText.OrNull(row.MessageArguments)),
        ("@details", StoredText.OrNull(row.Details)),
        ("@checkedAt", StoredText.OrNull(row.CheckedAt)),
        ("@expiresAt", StoredText.OrNull(row.ExpiresAt)),
        ("@askedAt", StoredText.OrNull(row.AskedAt)),
        ("@attemptKey", StoredText.OrNull(row.AttemptKey)),
        ("@attemptArguments", StoredText.OrNull(row.AttemptArguments)),
        ("@lastUsedAt", StoredText.OrNull(row.LastUsedAt)),
        ("@notice", StoredText.OrNull(row.Notice)),
        ("@noticedAt", StoredText.OrNull(row.NoticedAt)),
        ("@noticeDueAt", StoredText.OrNull(row.NoticeDueAt)),
        ("@refusalMailedAt", StoredText.OrNull(row.RefusalMailedAt)),
        ("@expiryNoticed", StoredText.OrNull(row.ExpiryNoticed)),
        ("@expiryNoticedDays", StoredText.OrNull(row.ExpiryNoticedDays)));

    /// <summary>Deletes one partner connection.</summary>
    public static void Delete(PreparedConnection connection, string userId, string partner) =>
        connection.Execute(DeleteSql, ("@userId", userId), ("@partner", partner));

    /// <summary>
    /// The partner connections that were last checked before a time, or never; the oldest check first.
    /// </summary>
    public static List<DueConnection> ReadDue(PreparedConnection connection, string partner, DateTime before, int count)
    {
        using var reader = connection.Query(DueSql, ("@before", before), ("@partner", partner), ("@count", count));
        var due = new List<DueConnection>();

        while (reader.Read())
        {
            due.Add(new(reader.GetString(0), StoredTime.Read(reader, 1)));
        }

        return due;
    }

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    public static PartnerConnection ReadRow(SqliteDataReader reader, string userId) => new()
    {
        UserId = userId,
        Partner = reader.GetString(0),
        State = StoredText.Read(reader, 1),
        Field = StoredText.Read(reader, 2),
        MessageKey = StoredText.Read(reader, 3),
        MessageArguments = StoredText.Read(reader, 4),
        Details = StoredText.Read(reader, 5),
        CheckedAt = StoredTime.Read(reader, 6),
        ExpiresAt = StoredTime.Read(reader, 7),
        AskedAt = StoredTime.Read(reader, 8),
        AttemptKey = StoredText.Read(reader, 9),
        AttemptArguments = StoredText.Read(reader, 10),
        LastUsedAt = StoredTime.Read(reader, 11),
        Notice = StoredText.Read(reader, 12),
        NoticedAt = StoredTime.Read(reader, 13),
        NoticeDueAt = StoredTime.Read(reader, 14),
        RefusalMailedAt = StoredTime.Read(reader, 15),
        ExpiryNoticed = StoredTime.Read(reader, 16),
        ExpiryNoticedDays = reader.IsDBNull(17) ? null : reader.GetInt32(17),
    };
}
