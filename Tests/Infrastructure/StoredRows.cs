using System.Globalization;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>Everything that a site has stored, to be compared with what it has stored later.</summary>
internal static class StoredRows
{
    // Who works in the background writes the time there, whatever anybody sends.
    private const string Beats = "Leases";

    /// <summary>A line for each row of each table, sorted.</summary>
    public static IReadOnlyList<string> AllRows(this Site site)
    {
        var tables = site.Query(
            $"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('{Beats}', 'sqlite_sequence')");

        return
        [
            .. from table in tables
               from row in site.Query($"""SELECT * FROM "{table[0]}" """)
               let line = $"{table[0]}: {string.Join(" | ", row.Select(Text))}"
               orderby line
               select line,
        ];
    }

    /// <summary>The tables in which rows differ.</summary>
    public static IEnumerable<string> TablesThatDiffer(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before.Except(after).Concat(after.Except(before)).Select(line => line.Split(':')[0]).Distinct();

    private static string Text(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
