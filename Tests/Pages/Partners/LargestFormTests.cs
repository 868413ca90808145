using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PartnerSite.Services.Http;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>What the API takes can be edited in the page: the largest form follows from the catalog.</summary>
public sealed class LargestFormTests(BrowserSite site)
{
    public static TheoryData<string> Scripts => ["x", "ợ", "ế ", "漢", "😀", "%", "&"];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Every_field_can_be_saved_as_long_as_a_value_may_be(string script)
    {
        using var user = await site.NewUserAsync();
        var text = TextOf(script, AttributeDefinition.MaxLength);
        var saved = await user.SaveAsync([.. Fields(text)]);

        Assert.Equal((HttpStatusCode.Redirect, "/partners"), (saved.Status, saved.Header("Location")));
        var form = await user.GetAsync("/partners/edit");
        Assert.All(
            Catalogs.Two.Attributes.Where(attribute => attribute is { IsSensitive: false, IsDate: false }),
            attribute => Assert.Equal(text, form.Key(attribute.Key)!.GetAttribute("value")));
    }

    [Fact]
    public async Task One_character_more_is_refused_beside_its_field()
    {
        using var user = await site.NewUserAsync();
        var refused = await user.SaveAsync([.. Fields(new string('ợ', AttributeDefinition.MaxLength + 1))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(
            "is too long. It can have at most 4,096 characters.",
            refused.TextOf("[data-error='chotot_id']"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/partners/save", 0, HttpStatusCode.UnprocessableEntity)]
    [InlineData("/partners/save", 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/partners/check", 0, HttpStatusCode.UnprocessableEntity)]
    [InlineData("/partners/check", 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_form_is_refused_from_the_first_byte_that_is_too_many(
        string address, int beyond, HttpStatusCode status)
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var start = string.Join('&', Hidden("__RequestVerificationToken"), Hidden("Input.Version"),
            "Input.Partners=chotot", "partner=chotot", "x=");
        var limit = (int)site.Services.GetRequiredService<IOptions<FormLimits>>().Value.LargestForm;
        var body = start + new string('7', limit - start.Length + beyond);

        var answer = await user.SendAsync(
            new(HttpMethod.Post, address)
            {
                Content = new StringContent(body, null, "application/x-www-form-urlencoded"),
            });

        Assert.Equal(status, answer.Status);

        string Hidden(string name) =>
            $"{name}={Uri.EscapeDataString(form.QuerySelector($"input[name='{name}']")!.GetAttribute("value")!)}";
    }

    [Fact]
    public void One_more_attribute_is_one_more_field()
    {
        using var larger = new Site
        {
            Catalog = new([
                .. Catalogs.Two.Partners,
                new Partner("lotus", "Lotus Pay", [new("lotus_merchant", "Merchant number")]),
            ]),
        };

        Assert.InRange(LimitOf(larger) - LimitOf(site), 9 * AttributeDefinition.MaxLength, 10 * 4096);
    }

    private static long LimitOf(Site site) =>
        site.Services.GetRequiredService<IOptions<FormLimits>>().Value.LargestForm;

    private static IEnumerable<(string, string?)> Fields(string text) =>
    [
        .. Catalogs.Two.Partners.Select(partner => Field.Partner(partner.Tag)),
        .. Catalogs.Two.Attributes.Select(attribute =>
            Field.Value(attribute.Key, attribute.IsDate ? "2099-12-31" : text)),
    ];

    // Whole characters only, and no white space at the end.
    private static string TextOf(string script, int length) =>
        string.Concat(Enumerable.Repeat(script, length / script.Length)).TrimEnd() is var text && text.Length < length
            ? text + new string('x', length - text.Length)
            : text;
}
