using FsCheck;
using FsCheck.Fluent;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

public sealed class AttributeValueTests
{
    private static readonly Gen<string> Texts = Gen
        .Elements('a', '1', 'ợ', ' ', '\t', '\n', '\u00A0', '\u2028', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF')
        .ListOf()
        .Select(characters => string.Concat(characters));

    [Fact]
    public void Trimming_takes_from_the_ends_alone_and_nothing_is_left_to_trim() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true),
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var trimmed = AttributeValue.Trim(text);
            var at = text.IndexOf(trimmed, StringComparison.Ordinal);

            Assert.Equal(trimmed, AttributeValue.Trim(trimmed));
            Assert.InRange(at, 0, text.Length);
            Assert.Empty(AttributeValue.Trim(text[..at]));
            Assert.Empty(AttributeValue.Trim(text[(at + trimmed.Length)..]));
        }));

    [Theory]
    [InlineData("85558138")]
    [InlineData("Chợ Tốt")]
    [InlineData("a b")]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("\U0001F600")]
    [InlineData("e\u0301")]
    public void What_people_can_read_is_a_value(string value) =>
        Assert.Null(AttributeValue.FaultOf(value, Rules.Chotot.Attributes[0]));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\tb")]
    [InlineData("a\r\nb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u200Bb")]
    [InlineData("a\u00ADb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u2029b")]
    [InlineData("a\u2066b")]
    [InlineData("a\uFEFFb")]
    [InlineData("a\uFFFDb")]
    [InlineData("a\uFDD0b")]
    [InlineData("a\uDC00b")]
    [InlineData("a\U000E0041b")]
    [InlineData("a\U0001FFFEb")]
    public void What_nobody_can_see_is_none(string value) =>
        Assert.Equal("Partners.Invisible", AttributeValue.FaultOf(value, Rules.Chotot.Attributes[0])!.Key);

    [Theory]
    [InlineData("2028-02-29", true)]
    [InlineData("0001-01-01", true)]
    [InlineData("9999-12-31", true)]
    [InlineData("2027-02-29", false)]
    [InlineData("2027-1-31", false)]
    [InlineData("2027/01/31", false)]
    [InlineData("20270131", false)]
    [InlineData("2027-01-31T00:00", false)]
    [InlineData("\u0662\u0660\u0662\u0667-\u0660\u0661-\u0663\u0661", false)]
    public void A_date_is_written_one_way(string value, bool isDate)
    {
        var date = Rules.WhatsApp.Find(Rules.LastDay)!;

        Assert.Equal(isDate ? null : "Partners.NotADate", AttributeValue.FaultOf(value, date)?.Key);
        Assert.Null(AttributeValue.FaultOf(value, Rules.Chotot.Attributes[0]));
    }
}
