namespace PartnerSite.Data;

/// <summary>The statements that read Data Protection's ring and change the key of its rows.</summary>
internal static class DataProtectionKeyTable
{
    private const string SelectSql = """
        SELECT "Id", coalesce("Xml", '') FROM "DataProtectionKeys" WHERE "Id" > @after ORDER BY "Id" LIMIT @count
        """;

    // Read as text, so compared as text, whatever it was stored as.
    private const string ReplaceSql = """UPDATE "DataProtectionKeys" SET "Xml" = @new WHERE "Id" = @id AND CAST("Xml" AS TEXT) = @old""";

    /// <summary>The next rows by their id.</summary>
    public static List<(long Id, string Xml)> Read(PreparedConnection connection, long after, int count)
    {
        using var reader = connection.Query(SelectSql, ("@after", after), ("@count", count));
        var rows = new List<(long, string)>();

        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return rows;
    }

    /// <summary>Replaces the text if it is still the old one; false when somebody else was faster.</summary>
    public static bool Replace(PreparedConnection connection, long id, string old, string replacement) =>
        connection.Execute(ReplaceSql, ("@new", replacement), ("@id", id), ("@old", old)) == 1;
}
