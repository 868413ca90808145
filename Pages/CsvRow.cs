namespace PartnerSite.Pages;

/// <summary>A row of a file of comma-separated values (RFC 4180) that spreadsheets open.</summary>
public static class CsvRow
{
    private const string FormulaStarts = "=+-@\t\r";
    private const string Special = ",;\"\r\n";

    /// <summary>
    /// The row of these cells, with its end. What a spreadsheet would take for a formula is preceded by an apostrophe:
    /// anybody can choose the name that a browser gives itself.
    /// </summary>
    public static string From(params IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string? text)
    {
        var shown = text is [var first, ..] && FormulaStarts.Contains(first) ? $"'{text}" : text ?? "";

        return shown.AsSpan().ContainsAny(Special)
            ? $"\"{shown.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : shown;
    }
}
