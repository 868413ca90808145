using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.StandIn;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>
/// The stand-in answers as the partners document it, and its README lists everything that it can be asked for.
/// </summary>
public sealed partial class StandInTests(StandIns standIns) : IClassFixture<StandIns>
{
    [Fact]
    public void The_README_lists_every_script_and_no_other()
    {
        var listed = File.ReadLines(Repository.PathOf("tools/StandIn/README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split('|')[1]))
            .Select(code => code.Groups[1].Value);
        var known = StandInPartners.All.SelectMany(partner => partner.Scripts.Values).SelectMany(scripts => scripts);

        Assert.Equal(known.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_README_has_every_example_that_a_form_shows()
    {
        var readme = File.ReadAllText(Repository.PathOf("tools/StandIn/README.md"));

        Assert.Empty(
            from attribute in PartnerCatalog.Default.Attributes
            where attribute is { IsSensitive: false, IsDate: false }
                && !readme.Contains($"`{attribute.Example}`", StringComparison.Ordinal)
            select attribute.Key);
    }

    [Fact]
    public async Task A_message_is_sent_by_a_pair_that_works()
    {
        var (status, sent) = await SendAsync(
            "EAAgood",
            "106853218861309",
            """{"messaging_product":"whatsapp","to":"+84901234567","type":"text","text":{"body":"Chào"}}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("whatsapp", sent.GetProperty("messaging_product").GetString());
        Assert.Equal(
            ("+84901234567", "84901234567"),
            (
                sent.GetProperty("contacts")[0].GetProperty("input").GetString(),
                sent.GetProperty("contacts")[0].GetProperty("wa_id").GetString()));
        Assert.StartsWith(
            "wamid.", sent.GetProperty("messages")[0].GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EAAexpired", "106853218861309", "{}", 190)]
    [InlineData("EAAgood", "1", "{}", 100)]
    [InlineData("EAAgood", "106853218861309", "{}", 100)]
    [InlineData("EAAgood", "106853218861309", "[", 100)]
    public async Task A_message_is_sent_by_no_other_pair(string token, string id, string body, int code)
    {
        var (_, answer) = await SendAsync(token, id, body);

        Assert.Equal(code, CodeOf(answer));
    }

    [Theory]
    [InlineData("25.0/106853218861309", 2500)]
    [InlineData("v25/106853218861309", 2500)]
    [InlineData("v25.0/106853218861309/other", 2500)]
    [InlineData("v25.0/debug_token?input_token=EAAgood", 100)]
    [InlineData("v25.0/debug_token?input_token=x", 190)]
    public async Task What_Meta_does_not_have_or_show_is_an_error(string path, int code) =>
        Assert.Equal(code, CodeOf(await GetAsync(path)));

    [Fact]
    public async Task A_token_is_described_by_GET_as_it_is_documented()
    {
        var data = (await GetAsync("v25.0/debug_token?input_token=EAAexpires-7d")).GetProperty("data");

        Assert.True(data.GetProperty("is_valid").GetBoolean());
        Assert.Equal(StandIns.Now.AddDays(7).ToUnixTimeSeconds(), data.GetProperty("expires_at").GetInt64());
    }

    [Fact]
    public async Task Only_fields_that_are_asked_for_come() =>
        Assert.Equal(
            """{"id":"106853218861309","verified_name":"Jaspers Market"}""",
            (await GetAsync("v25.0/106853218861309?fields=id,verified_name")).GetRawText());

    [Theory]
    [InlineData("v1/public/ad-listing?account_oid=3cc4f7b9c2743c61b5f60c6f62063743", "20111222")]
    [InlineData("v1/public/ad-listing?account_id=1&limit=1", """{"ads":[]}""")]
    [InlineData("v1/public/ads", """{"message":"no Route matched with those values"}""")]
    public async Task The_gateway_ignores_what_it_does_not_know(string path, string text) =>
        Assert.Contains(text, (await GetAsync(path)).GetRawText(), StringComparison.Ordinal);

    private static int CodeOf(JsonElement answer) => answer.GetProperty("error").GetProperty("code").GetInt32();

    private async Task<JsonElement> GetAsync(string path)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "EAAgood");
        using var response = await client.GetAsync(new Uri(standIns.Partners.Address, path));
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(string token, string id, string body)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var response = await client.PostAsync(
            new Uri(standIns.Partners.Address, $"v25.0/{id}/messages"),
            new StringContent(body, Encoding.UTF8, "application/json"));
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
