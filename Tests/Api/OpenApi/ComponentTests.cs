using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.OpenApi;

/// <summary>What generated clients are made of: names, types and samples that are safe to rely on.</summary>
public sealed class ComponentTests(ProductionSite site)
{
    [Fact]
    public async Task Samples_are_of_the_partner_that_they_stand_under()
    {
        await using var other = new Site
        {
            Catalog = new(new Partner("lotus", "Lotus Pay", [new("lotus_merchant", "Merchant number")])
            {
                Sample = new("Connected: Lotus of Hue.", new Dictionary<string, string> { ["shop"] = "Hue" }),
            }),
        };
        var document = await ApiDocument.FromAsync(other);

        Assert.Contains("Connected: Lotus of Hue.", document.Root.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Jaspers", document.Root.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("whatsapp", document.Root.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_have_a_component_of_their_own_and_problems_may_be_of_any_type()
    {
        var document = await ApiDocument.FromAsync(site);
        var schemas = document.Root["components"]!["schemas"]!;
        var named =
            from operation in document.Operations
            from parameter in operation.Node["parameters"]?.AsArray() ?? []
            where (string)parameter!["in"]! == "path"
            select (string?)parameter["schema"]!["$ref"];

        Assert.Equal(
            ["#/components/schemas/AttributeKey", "#/components/schemas/PartnerTag"], named.Distinct().Order());
        Assert.Equal(
            site.Catalog.Partners.Select(partner => partner.Tag),
            schemas["PartnerTag"]!["enum"]!.AsArray().Select(tag => (string)tag!));
        Assert.Equal(
            "#/components/schemas/PartnerStatus",
            (string?)schemas["ActivityAnswer"]!["properties"]!["status"]!["$ref"]);

        var type = schemas["ApiProblem"]!["properties"]!["type"]!;
        Assert.Equal("uri-reference", (string?)type["format"]);
        Assert.Null(type["enum"]);
        Assert.Contains("two-factor-required", (string)type["description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_says_its_form_and_a_patch_is_a_map_so_that_clients_send_no_null_unasked()
    {
        var schemas = (await ApiDocument.FromAsync(site)).Root["components"]!["schemas"]!;
        var date = schemas["ProfileAttributeChanges"]!["properties"]!["whatsapp_token_expires_on"]!;
        Assert.Equal(("date", 10), ((string?)date["format"], (int)date["maxLength"]!));

        var patch = schemas["ProfileAttributePatch"]!;
        Assert.Null(patch["properties"]);
        Assert.Equal(
            ["null", "string"],
            patch["additionalProperties"]!["type"]!.AsArray().Select(type => (string)type!).Order());
    }
}
