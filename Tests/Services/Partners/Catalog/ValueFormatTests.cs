using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Partners.Catalog;

/// <summary>One rule for one format: hints, checks and the form follow the same.</summary>
public sealed class ValueFormatTests
{
    public static TheoryData<string> Keys =>
    [
        .. PartnerCatalog.Default.Attributes
            .Where(attribute => attribute.Format is not null)
            .Select(attribute => attribute.Key),
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void What_is_not_sent_to_a_partner_gets_a_hint(string key)
    {
        var attribute = PartnerCatalog.Default.Find(key)!;

        var value = TypedValues.WithoutHint(attribute);

        Assert.True(
            value is null,
            $"'{key}' has no hint for “{value}”, and its Format, {attribute.Format!.Pattern}, does not fit that: add a "
                + "format hint that covers what the format does not fit, such as one with its OtherPattern.");
        Assert.True(attribute.Format.Fits(attribute.Example));
        Assert.Null(attribute.HintFor(attribute.Example));
    }

    [Fact]
    public void An_OID_is_doubted_when_and_only_when_it_is_not_sent() => Assert.All(
        TypedValues.All,
        value => Assert.Equal(
            PartnerId.IsOid(value), PartnerCatalog.Default.Find("chotot_oid")!.HintFor(value) is null));

    [Fact]
    public void A_phone_number_is_the_same_for_the_hint_and_for_the_check() => Assert.All(
        TypedValues.All,
        value => Assert.Equal(
            PartnerId.LooksLikePhone(value),
            PartnerCatalog.Default.Find("whatsapp_phone_number_id")!.HintFor(value)?.Name == "phone"));

    [Theory]
    [InlineData("85558138\n")]
    [InlineData("\n85558138")]
    [InlineData("")]
    [InlineData(null)]
    public void A_line_break_or_nothing_is_never_sent(string? value) =>
        Assert.Equal(
            (false, false, false, false),
            (PartnerId.IsNumber(value),
                PartnerId.IsOid(value),
                ValueFormat.Token.Fits(value),
                PartnerId.LooksLikePhone(value)));

    [Fact]
    public void Its_two_patterns_match_a_value_and_every_other() => Assert.All(
        (ValueFormat[])[ValueFormat.Number, ValueFormat.Hex32, ValueFormat.Token, ValueFormat.Phone],
        format => Assert.All(
            TypedValues.All,
            value => Assert.Equal(
                (format.Fits(value), !format.Fits(value)),
                (new FormatHint("is", format.Pattern, "").Fits(value),
                    new FormatHint("other", format.OtherPattern, "").Fits(value)))));
}
