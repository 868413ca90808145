using System.Text.RegularExpressions;
using PartnerSite.Data;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Tests.Services.Partners.Catalog;

/// <summary>How an attribute may be pasted is declared in its entry, for .NET and browsers alike.</summary>
public sealed partial class PasteRuleTests
{
    public static TheoryData<string> Patterns =>
    [
        .. PartnerCatalog.Default.Attributes
            .SelectMany(attribute => (string[])
            [
                .. attribute.Pasted.Select(rule => rule.Pattern),
                .. attribute.FormatHints.Select(hint => hint.Pattern),
            ])
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void No_pattern_has_what_browsers_read_differently(string pattern) =>
        Assert.False(IsReadDifferently(pattern), pattern);

    [Theory]
    [InlineData("^a.c$")]
    [InlineData(@"^\d$")]
    [InlineData(@"\s")]
    [InlineData(@"\bEAA")]
    [InlineData(@"\p{L}")]
    [InlineData("(?<=a)b")]
    [InlineData("(?<name>a)")]
    [InlineData("(?i)a")]
    public void Such_a_pattern_is_found(string pattern) => Assert.True(IsReadDifferently(pattern));

    [Fact]
    public void A_rule_takes_the_whole_text_and_has_one_group() => Assert.All(
        PartnerCatalog.Default.Attributes.SelectMany(attribute => attribute.Pasted),
        rule =>
        {
            Assert.StartsWith("^", rule.Pattern, StringComparison.Ordinal);
            Assert.EndsWith("$", rule.Pattern, StringComparison.Ordinal);
            Assert.Equal([0, 1], new Regex(rule.Pattern).GetGroupNumbers());
        });

    [Fact]
    public void No_name_is_used_twice_in_an_attribute() => Assert.All(
        PartnerCatalog.Default.Attributes,
        attribute => Assert.Distinct(
        [
            .. attribute.Pasted.Select(rule => rule.Name),
            .. attribute.FormatHints.Select(hint => hint.Name),
            .. (attribute.Guide?.Texts ?? []).Select(text => text.Name),
            "invisible",
            "Label",
            "Hint",
        ]));

    [Fact]
    public void A_pattern_that_takes_too_long_takes_nothing()
    {
        var slow = new PasteRule("slow", "^((?:a+)+)b$", "");

        Assert.Null(slow.PartOf(new string('a', 5_000)));
        Assert.Equal("aa", slow.PartOf("aab"));
    }

    [Fact]
    public void No_text_may_show_a_sensitive_value()
    {
        PasteRule rule = new("header", "^Bearer (.+)$", "We took {0}.");

        Assert.Throws<ArgumentException>(() => new PartnerCatalog(new Partner("lotus", "Lotus Pay",
            [new("lotus_secret", "Signing secret", AttributeTags.Sensitive) { Pasted = [rule] }])));
        Assert.NotNull(new PartnerCatalog(new Partner("lotus", "Lotus Pay",
            [new("lotus_merchant", "Merchant number") { Pasted = [rule] }])));
    }

    // Shorthands of different characters, dots that stop at different line breaks, and what one of the two does not
    // know. Values are trimmed, so that "$" is the same.
    private static bool IsReadDifferently(string pattern)
    {
        var rest = pattern.Replace(@"[\s\S]", "", StringComparison.Ordinal);
        return Different().IsMatch(rest) || Literal().Replace(rest, "").Contains('.', StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\\[sSdDwWbBpPkAzZG]|\(\?[<i]")]
    private static partial Regex Different();

    [GeneratedRegex(@"\[[^\]]*\]|\\.")]
    private static partial Regex Literal();
}
