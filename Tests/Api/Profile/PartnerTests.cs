using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Profile;

public sealed class PartnerTests(Site site)
{
    private const string All = "/api/v1/profile/partners";

    [Fact]
    public async Task Every_partner_of_the_catalog_is_listed_with_what_it_consists_of()
    {
        var program = await site.NewSignedInProgramAsync();
        var answer = await program.GetAsync(All);
        var (chotot, whatsapp) = (answer.Json[0], answer.Json[1]);

        Assert.Equal(2, answer.Json.GetArrayLength());
        Assert.Equal(
            ["partner", "name", "status", "attributes"], chotot.EnumerateObject().Select(member => member.Name));
        Assert.Equal("chotot", chotot.GetProperty("partner").GetString());
        Assert.Equal("Chợ Tốt", chotot.GetProperty("name").GetString());
        Assert.Equal("not_set", chotot.GetProperty("status").GetString());
        Assert.Equal(
            """{"key":"whatsapp_system_token","label":"System user access token","sensitive":true,"required":true,"is_set":false}""",
            whatsapp.GetProperty("attributes")[1].GetRawText());
    }

    [Fact]
    public async Task The_status_follows_what_is_set()
    {
        var program = await site.NewSignedInProgramAsync();
        Assert.Equal("not_set", await program.StatusAsync());

        await program.PutAsync("/api/v1/profile/attributes/whatsapp_phone_number_id", new { value = "1" });
        Assert.Equal("incomplete", await program.StatusAsync());

        await program.PutAsync("/api/v1/profile/attributes/whatsapp_system_token", new { value = "EAAcanary" });
        Assert.Equal("saved", await program.StatusAsync());

        await program.DeleteAsync("/api/v1/profile/attributes/whatsapp_phone_number_id");
        Assert.Equal("incomplete", await program.StatusAsync());
    }

    [Fact]
    public async Task A_set_attribute_has_its_value_and_date_and_a_secret_only_its_date()
    {
        var program = await site.NewSignedInProgramAsync();
        await program.PutWhatsAppAsync("1", "EAAcanary");

        var answer = await program.GetAsync(All);
        var attributes = answer.Json[1].GetProperty("attributes");

        Assert.Equal(
            ["key", "label", "sensitive", "required", "is_set", "value", "updated_at"],
            attributes[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ["key", "label", "sensitive", "required", "is_set", "updated_at"],
            attributes[1].EnumerateObject().Select(member => member.Name));
        Assert.DoesNotContain("EAAcanary", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disconnecting_deletes_everything_of_one_partner_and_nothing_of_another()
    {
        var program = await site.NewSignedInProgramAsync();
        await program.PutAsync(
            "/api/v1/profile/attributes",
            new
            {
                chotot_id = "1",
                whatsapp_phone_number_id = "2",
                whatsapp_system_token = "EAAcanary",
            });

        var answer = await program.DeleteAsync($"{All}/whatsapp");

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal("""{"chotot_id":"1"}""", (await program.GetAsync("/api/v1/profile/attributes")).Body);
        Assert.Equal("not_set", await program.StatusAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync($"{All}/whatsapp")).Status);
    }

    [Theory]
    [InlineData("telegram")]
    [InlineData("WhatsApp")]
    [InlineData("sensitive")]
    public async Task An_unknown_partner_is_not_found(string partner) =>
        (await (await site.NewSignedInProgramAsync()).DeleteAsync($"{All}/{partner}")).AssertProblem(
            HttpStatusCode.NotFound);
}
