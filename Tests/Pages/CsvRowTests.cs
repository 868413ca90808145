using PartnerSite.Pages;

namespace PartnerSite.Tests.Pages;

/// <summary>Rows as RFC 4180 has them, with nothing that a spreadsheet would run.</summary>
public sealed class CsvRowTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@A1", "'@A1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=1,2", "\"'=1,2\"")]
    [InlineData("a;=1", "\"a;=1\"")]
    public void A_cell_is_text(string? text, string cell) => Assert.Equal($"x,{cell}\r\n", CsvRow.From("x", text));
}
