using PartnerSite.Data.Sqlite;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

public sealed class EnvelopeHeadersTests(Site site)
{
    [Theory]
    [InlineData("UserAttributes", "Value")]
    [InlineData("SecondFactors", "AppKey")]
    public void The_keys_in_use_are_found_by_an_index_and_not_in_the_rows(string table, string column)
    {
        var headers = new EnvelopeHeaders(table, column);

        Assert.All([Plan(headers.SelectSql, table), Plan(headers.CountSql, table)], steps =>
        {
            Assert.NotEmpty(steps);
            Assert.All(steps, step => Assert.Contains($"IX_{table}_Header", step, StringComparison.Ordinal));
            Assert.DoesNotContain(steps, step => step.Contains("B-TREE", StringComparison.Ordinal));
        });
    }

    // The steps that read the table.
    private List<string> Plan(string sql, string table) =>
    [
        .. site.Query("EXPLAIN QUERY PLAN " + sql.Replace("@header", "''", StringComparison.Ordinal))
            .Select(row => $"{row[3]}")
            .Where(step => step.Contains(table, StringComparison.Ordinal)
                || step.Contains("B-TREE", StringComparison.Ordinal)),
    ];
}
