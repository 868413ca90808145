using Npgsql;

namespace PartnerSite.Data.Postgres;

/// <summary>The statements that read and store partner connections, without their attributes.</summary>
internal static class PartnerConnectionTable
{
    /// <summary>What <see cref="ReadRow"/> reads.</summary>
    public const string Columns = """
        "Partner", "State", "Field", "MessageKey", "MessagePlaces", "Details",
        "CheckedAt", "ExpiresAt", "AskedAt", "AttemptKey", "AttemptArguments", "LastUsedAt",
        "Notice", "NoticedAt", "NoticeDueAt", "RefusalMailedAt", "ExpiryNoticed", "ExpiryNoticedDays"
        """;

    private const string UpsertSql = $"""
        INSERT INTO "PartnerConnections" ("UserId", {Columns})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
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
        WHERE (c."AskedAt" IS NULL OR c."AskedAt" < $2) AND c."Partner" = $1 AND u."IsActive"
        ORDER BY c."AskedAt" NULLS FIRST LIMIT $3
        """;

    private const string DeleteSql = """DELETE FROM "PartnerConnections" WHERE "UserId" = $1 AND "Partner" = $2""";

    /// <summary>Inserts the row, or replaces the one of the same owner and partner.</summary>
    public static Statement Upsert(PartnerConnection row) => new(
        UpsertSql,
        row.UserId,
        row.Partner,
        row.State,
        row.Field,
        row.MessageKey,
        row.MessageArguments,
        row.Details,
        row.CheckedAt,
        row.ExpiresAt,
        row.AskedAt,
        row.AttemptKey,
        row.AttemptArguments,
        row.LastUsedAt,
        row.Notice,
        row.NoticedAt,
        row.NoticeDueAt,
        row.RefusalMailedAt,
        row.ExpiryNoticed,
        row.ExpiryNoticedDays);

    /// <summary>Deletes one partner connection.</summary>
    public static Statement Delete(string userId, string partner) => new(DeleteSql, userId, partner);

    /// <summary>
    /// The partner connections that were last checked before a time, or never; the oldest check first.
    /// </summary>
    public static Statement Due(string partner, DateTime before, int count) =>
        new(DueSql, partner, before, (long)count);

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    public static PartnerConnection ReadRow(NpgsqlDataReader reader, string userId) => new()
    {
        UserId = userId,
        Partner = reader.GetString(0),
        State = reader.Text(1),
        Field = reader.Text(2),
        MessageKey = reader.Text(3),
        MessageArguments = reader.Text(4),
        Details = reader.Text(5),
        CheckedAt = reader.Time(6),
        ExpiresAt = reader.Time(7),
        AskedAt = reader.Time(8),
        AttemptKey = reader.Text(9),
        AttemptArguments = reader.Text(10),
        LastUsedAt = reader.Time(11),
        Notice = reader.Text(12),
        NoticedAt = reader.Time(13),
        NoticeDueAt = reader.Time(14),
        RefusalMailedAt = reader.Time(15),
        ExpiryNoticed = reader.Time(16),
        ExpiryNoticedDays = reader.Number(17),
    };
}
