namespace PartnerSite.Data.Postgres;

/// <summary>
/// Finds the headers, <c>enc:version:kid:</c>, of the envelopes in a column by the column's index on them: a step for
/// each header, and none for a row. The migration <c>Initial</c> makes the indexes, by the same expressions.
/// </summary>
internal sealed class EnvelopeHeaders
{
    // What only looks like an envelope may have no end where it should; an index takes no long text.
    private const int Longest = 64;

    public EnvelopeHeaders(string table, string column)
    {
        // Up to the colon after the key's id, which has 24 digits.
        var header = $"substr(\"{column}\", 1, least(29 + strpos(substr(\"{column}\", 5), ':'), {Longest}))";
        var from = $"FROM \"{table}\" WHERE \"{column}\" LIKE 'enc:v%:%:%'";

        CountSql = $"SELECT count(*) {from} AND {header} = $1";
        SelectSql = $"""
            WITH RECURSIVE "Headers"("Header") AS (
                (SELECT {header} {from} ORDER BY {header} LIMIT 1)
                UNION ALL
                SELECT (SELECT {header} {from} AND {header} > "Headers"."Header" ORDER BY {header} LIMIT 1)
                FROM "Headers" WHERE "Header" IS NOT NULL)
            SELECT "Header" FROM "Headers" WHERE "Header" IS NOT NULL
            """;
    }

    /// <summary>Counts the envelopes with the header <c>$1</c>; more conditions may follow.</summary>
    public string CountSql { get; }

    /// <summary>Selects the headers, each once.</summary>
    public string SelectSql { get; }
}
