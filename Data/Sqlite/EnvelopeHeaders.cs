namespace PartnerSite.Data.Sqlite;

/// <summary>
/// Finds the headers, <c>enc:version:kid:</c>, of the envelopes in a column by the column's index on them: a step for
/// each header, and none for a row. The migration <c>EnvelopeHeaders</c> makes the indexes, by the same expressions.
/// </summary>
internal sealed class EnvelopeHeaders
{
    public EnvelopeHeaders(string table, string column)
    {
        // As text, whatever its stored type.
        var text = $"CAST(\"{column}\" AS TEXT)";

        // Up to the colon after the key's id, which has 24 digits.
        var header = $"substr({text}, 1, 29 + instr(substr({text}, 5), ':'))";
        var envelopes = $"FROM \"{table}\" WHERE {text} GLOB 'enc:v*:*:*'";

        CountSql = $"SELECT count(*) {envelopes} AND {header} = @header";
        SelectSql = $"""
            WITH RECURSIVE "Headers"("Header") AS (
                SELECT (SELECT {header} {envelopes} ORDER BY {header} LIMIT 1)
                UNION ALL
                SELECT (SELECT {header} {envelopes} AND {header} > "Headers"."Header" ORDER BY {header} LIMIT 1)
                FROM "Headers" WHERE "Header" IS NOT NULL)
            SELECT "Header" FROM "Headers" WHERE "Header" IS NOT NULL
            """;
    }

    /// <summary>Counts the envelopes with the header <c>@header</c>; more conditions may follow.</summary>
    public string CountSql { get; }

    /// <summary>Selects the headers, each once.</summary>
    public string SelectSql { get; }

    /// <summary>The headers, each once.</summary>
    public IReadOnlyList<string> Read(PreparedConnection connection)
    {
        using var reader = connection.Query(SelectSql);
        var headers = new List<string>();

        while (reader.Read())
        {
            headers.Add(reader.GetString(0));
        }

        return headers;
    }
}
