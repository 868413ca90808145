using System.Globalization;
using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Profile;

/// <summary>What a check by the API answers.</summary>
public sealed class CheckTests(StandInSite site) : IClassFixture<StandInSite>
{
    private const string All = "/api/v1/profile/attributes";
    private const string Partners = "/api/v1/profile/partners";
    private const string Check = $"{Partners}/whatsapp/check";

    [Fact]
    public async Task It_answers_with_the_partners_proof_and_keeps_the_verdict()
    {
        using var program = await site.NewUncheckedProgramAsync("EAAGm0PX4ZCpsBA");
        Assert.Equal("saved", await program.StatusAsync());
        Assert.False((await program.PartnerAsync()).TryGetProperty("last_check", out _));

        var answer = await program.PostAsync(Check);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["status", "checked_at", "message", "details"], answer.Members);
        Assert.Equal("connected", answer.Text("status"));
        Assert.Equal(
            "Connected: Jaspers Market, +84 90 123 45 67. Quality: high. Up to 1,000 new customers in 24 hours.",
            answer.Text("message"));
        Assert.Equal("Jaspers Market", answer.Json.GetProperty("details").GetProperty("verified_name").GetString());
        Assert.InRange(
            DateTime.Parse(answer.Text("checked_at")!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
            DateTime.UtcNow.AddMinutes(-1),
            DateTime.UtcNow);

        var partner = await program.PartnerAsync();
        Assert.Equal("connected", partner.GetProperty("status").GetString());
        Assert.Equal("connected", partner.GetProperty("last_check").GetProperty("status").GetString());
        Assert.Equal(
            "GREEN",
            partner.GetProperty("last_check").GetProperty("details").GetProperty("quality_rating").GetString());
    }

    [Theory]
    [InlineData("EAAexpired", "needs_attention", "whatsapp_system_token")]
    [InlineData("EAAnoaccess-803", "needs_attention", "whatsapp_phone_number_id")]
    [InlineData("EAAsecret", "needs_attention", null)]
    [InlineData("EAAoutage-503", "could_not_check", null)]
    public async Task A_verdict_names_the_attribute_at_fault(string token, string status, string? field)
    {
        using var program = await site.NewUncheckedProgramAsync(token);
        var answer = await program.PostAsync(Check);

        Assert.Equal(status, answer.Text("status"));
        Assert.Equal(field, answer.Json.TryGetProperty("field", out var named) ? named.GetString() : null);
        Assert.Equal(status, await program.StatusAsync());
    }

    [Fact]
    public async Task In_Vietnamese_the_verdict_is_in_Vietnamese()
    {
        using var program = await site.NewUncheckedProgramAsync("EAAexpired");
        await program.PostAsync(Check);
        var request = new HttpRequestMessage(HttpMethod.Get, Partners);
        request.Headers.Add("Accept-Language", "vi");
        var english = (await program.PartnerAsync()).GetProperty("last_check").GetProperty("message").GetString();
        var vietnamese = (await program.SendAsync(request))
            .Partner("whatsapp")
            .GetProperty("last_check")
            .GetProperty("message")
            .GetString();

        Assert.NotEqual(english, vietnamese);
        Assert.Contains("hết hạn", vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_ask_the_answer_says_so()
    {
        using var program = await site.NewSignedInProgramAsync();
        var asked = site.Partners.Requests.Count;
        Assert.Equal("not_set", (await program.PostAsync(Check)).Text("status"));

        await program.PutAsync(All, new { whatsapp_phone_number_id = "106853218861309" });
        var incomplete = await program.PostAsync(Check);
        Assert.Equal("incomplete", incomplete.Text("status"));
        Assert.Equal("whatsapp_system_token", incomplete.Text("field"));

        await program.PutAsync(All, new { whatsapp_system_token = "EAAGm0PX4ZCpsBA" });
        site.DamageToken(program.Email);
        Assert.Equal("needs_attention", (await program.PostAsync(Check)).Text("status"));
        Assert.False((await program.PartnerAsync()).TryGetProperty("last_check", out _));
        Assert.Equal(asked, site.Partners.Requests.Count);

        (await program.PostAsync($"{Partners}/telegram/check")).AssertProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Too_many_are_a_429_that_says_when()
    {
        await using var strict = new StandInSite { Settings = { ["Partners:ChecksPerMinute"] = "1" } };
        await strict.InitializeAsync();
        using var program = await strict.NewSignedInProgramAsync();
        await program.PutWhatsAppAsync();
        await program.PostAsync(Check);

        var refused = (await program.PostAsync(Check)).AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.InRange(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        Assert.Contains("checks", refused.Text("detail"), StringComparison.Ordinal);
    }
}
