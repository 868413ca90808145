using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Tests.Services.Partners.Catalog;

/// <summary>One rule for one format: hints, checks and the form follow the same.</summary>
public sealed class ValueFormatTests
{
    private const string Hex = "3cc4f7b9c2743c61b5f60c6f62063743";

    private static readonly string[] Values =
    [
        "1",
        "85558138",
        "106853218861309",
        "12345678901234567890123456789012",
        "123456789012345678901234567890123",
        "-1",
        "1.5",
        "85 558 138",
        "٨٥٥٥٨١٣٨",
        "+84 90 123 45 67",
        "0901234567",
        "84901234567",
        Hex,
        "3CC4F7B9C2743C61B5F60C6F62063743",
        $"{Hex}0",
        "3cc4f7b9c2743c61b5f60c6f6206374",
        "3cc4f7b9c2743c61b5f60c6f6206374g",
        "https://www.chotot.com/user/x",
        "EAAsecret",
        "EAA secret",
        "EAAsecrét",
        "EAA\nsecret",
        "EAAsecret\n",
        "85558138\n",
        "IGAAsecret",
        "secret",
        "cửa hàng",
        "😀",
    ];

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

        Assert.All(
            Values.Where(value => !value.EndsWith('\n') && !attribute.Format!.Fits(value)),
            value => Assert.NotNull(attribute.HintFor(value)));
        Assert.True(attribute.Format!.Fits(attribute.Example));
        Assert.Null(attribute.HintFor(attribute.Example));
    }

    [Fact]
    public void An_OID_is_doubted_when_and_only_when_it_is_not_sent() => Assert.All(
        Values.Where(value => !value.EndsWith('\n')),
        value => Assert.Equal(
            PartnerId.IsOid(value), PartnerCatalog.Default.Find("chotot_oid")!.HintFor(value) is null));

    [Fact]
    public void A_phone_number_is_the_same_for_the_hint_and_for_the_check() => Assert.All(
        Values.Where(value => !value.EndsWith('\n')),
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
            Values.Where(value => !value.EndsWith('\n')),
            value => Assert.Equal(
                (format.Fits(value), !format.Fits(value)),
                (new FormatHint("is", format.Pattern, "").Fits(value),
                    new FormatHint("other", format.OtherPattern, "").Fits(value)))));
}
