using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Saving;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>What people paste is taken as they mean it; the same texts go through a browser in PastingTests.</summary>
public sealed class TakenValueTests
{
    [Theory]
    [MemberData(nameof(PastedTexts.All), MemberType = typeof(PastedTexts))]
    public void The_value_is_taken_and_what_was_left_out_is_named(string key, string text, string value, string names)
    {
        var taken = TakenValue.From(text, Of(key));
        var again = TakenValue.From(taken.Text, Of(key));

        Assert.Equal((value, names), (taken.Text, string.Join(' ', taken.Names)));
        Assert.Equal((text, value), (taken.Texts[0], taken.Texts[^1]));
        Assert.Equal((value, 0), (again.Text, again.Names.Count));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("\u200E\u202A\u00AD")]
    [InlineData("\"\"")]
    [InlineData("“\u00A0\u200B”")]
    public void Nothing_but_what_is_left_out_is_blank(string? text) =>
        Assert.All(
            Catalogs.Two.Attributes.Where(attribute => !attribute.IsDate),
            attribute => Assert.Empty(TakenValue.From(text, attribute).Text));

    [Fact]
    public void A_date_loses_what_is_around_it_too() =>
        Assert.Equal("2027-01-31", TakenValue.From("\u200E2027-01-31\u00A0", Of(Rules.LastDay)).Text);

    [Fact]
    public void However_often_a_word_is_repeated_it_is_left_out_once()
    {
        var taken = TakenValue.From("Bearer Bearer EAAsecret", Of(Rules.Token));

        Assert.Equal("Bearer EAAsecret", taken.Text);
        Assert.Equal(["header"], taken.Names);
    }

    [Fact]
    public void An_attribute_that_declares_nothing_keeps_its_quotation_marks()
    {
        var plain = new AttributeDefinition("lotus_merchant", "Merchant number");

        Assert.Equal("\"4711\"", TakenValue.From(" \"4711\"\u200E", plain).Text);
    }

    [Fact]
    public void Nothing_prints_what_was_taken() => Assert.DoesNotContain(
        "EAA", $"{TakenValue.From("Bearer EAAsecret", Of(Rules.Token))}", StringComparison.Ordinal);

    [Theory]
    [InlineData("\"")]
    [InlineData("a.")]
    [InlineData("Bearer ")]
    [InlineData(" \u200E")]
    public void A_long_text_takes_no_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.All(PartnerCatalog.Default.Attributes, attribute => TakenValue.From(text, attribute));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    private static AttributeDefinition Of(string key) => PartnerCatalog.Default.Find(key)!;
}
