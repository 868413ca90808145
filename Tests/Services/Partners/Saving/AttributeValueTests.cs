using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

public sealed class AttributeValueTests
{
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
