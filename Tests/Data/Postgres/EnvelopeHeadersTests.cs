using PartnerSite.Data.Postgres;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Postgres;

public sealed class EnvelopeHeadersTests
{
    [Theory]
    [InlineData("UserAttributes", "Value")]
    [InlineData("SecondFactors", "AppKey")]
    public async Task The_keys_in_use_are_found_by_an_index_and_not_in_the_rows(string table, string column)
    {
        await using var site = new Site { Database = new PostgresSiteDatabase() };
        var headers = new EnvelopeHeaders(table, column);

        Assert.All([Plan(headers.SelectSql), Plan(headers.CountSql)], steps =>
        {
            Assert.Contains($"IX_{table}_Header", steps, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", steps, StringComparison.Ordinal);
            Assert.DoesNotContain("Sort", steps, StringComparison.Ordinal);
        });

        string Plan(string sql)
        {
            // Of so few rows all would be read else.
            using var connection = site.OpenDatabase();
            using var command = connection.CreateCommand();
            command.CommandText =
                $"SET enable_seqscan = off; EXPLAIN {sql.Replace("$1", "''", StringComparison.Ordinal)}";
            using var reader = command.ExecuteReader();
            var steps = new List<string>();

            while (reader.Read())
            {
                steps.Add(reader.GetString(0));
            }

            return string.Join('\n', steps);
        }
    }
}
