namespace PartnerSite.Data;

/// <summary>The statements that change the key of Data Protection's ring.</summary>
internal static class DataProtectionKeyTable
{
    // Only what the site's own key ring sealed; its envelope stands in an element of that name.
    private const string IsSealed = """instr("Xml", '<envelope') > 0""";

    private const string CountSql = $"""SELECT count(*) FROM "DataProtectionKeys" WHERE {IsSealed}""";

    private const string SelectSql = $"""SELECT "Id", "Xml" FROM "DataProtectionKeys" WHERE "Id" > @after AND {IsSealed} ORDER BY "Id" LIMIT @count""";

    private const string ReplaceSql = """UPDATE "DataProtectionKeys" SET "Xml" = @new WHERE "Id" = @id AND "Xml" = @old""";

    public static long CountSealed(PreparedConnection connection) => connection.QuerySingle(CountSql);

    /// <summary>The next sealed rows by their id.</summary>
    public static List<(long Id, string Xml)> ReadSealed(PreparedConnection connection, long after, int count)
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
