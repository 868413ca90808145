using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Profile;

public sealed class ActivityTests(Site site) : IClassFixture<Site>
{
    private const string Activity = "/api/v1/profile/activity";
    private const string Attributes = "/api/v1/profile/attributes";

    [Fact]
    public async Task Every_change_is_answered_newest_first_without_values()
    {
        using var program = await site.NewSignedInProgramAsync();
        await program.PutAsync(Attributes, new { chotot_id = "85558138" });
        await program.PutAsync(Attributes, new { whatsapp_system_token = "EAAcanary" });
        await program.PutAsync(Attributes, new { chotot_id = "85558138" });
        await program.PutAsync($"{Attributes}/chotot_oid", new { value = "3cc4f7b9d1e24a0f" });
        await program.PutAsync($"{Attributes}/chotot_oid", new { value = "3cc4f7b9d1e24a0e" });
        await program.DeleteAsync($"{Attributes}/chotot_oid");
        await program.DeleteAsync($"{Attributes}/chotot_oid");
        await program.DeleteAsync("/api/v1/profile/partners/whatsapp");
        await program.DeleteAsync("/api/v1/profile/partners/whatsapp");
        await program.PatchAsync(Attributes, new Dictionary<string, string?> { ["chotot_id"] = null });
        await program.PutAsync(Attributes, new { chotot_id = " " });
        await program.PutAsync(Attributes, new { chotot_id = "1" }, ifMatch: "\"00\"");

        var answer = await program.GetAsync(Activity);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal(
            [
                "8 disconnected chotot chotot_id",
                "7 disconnected whatsapp whatsapp_system_token",
                "6 attributes_removed chotot chotot_oid",
                "5 attributes_changed chotot chotot_oid",
                "4 attributes_set chotot chotot_oid",
                "3 attributes_set whatsapp whatsapp_system_token",
                "2 attributes_set chotot chotot_id",
            ],
            answer
                .Json.EnumerateArray()
                .SkipLast(1)
                .Select(entry =>
                    $"{entry.GetProperty("number")} {entry.GetProperty("event")} {entry.GetProperty("partner")} "
                        + string.Join(',', entry.GetProperty("attributes").EnumerateArray()))
        );
        Assert.Equal(
            ["number", "at", "event"],
            answer.Json.EnumerateArray().Last().EnumerateObject().Select(member => member.Name));
        Assert.All(
            (string[])["85558138", "3cc4f7b9d1e24a0f", "3cc4f7b9d1e24a0e", "EAA"],
            value => Assert.DoesNotContain(value, answer.Body + ActivityRows.AllOf(site), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_in_is_recorded_and_so_is_a_failed_attempt()
    {
        using var user = await site.NewUserAsync();
        using var program = site.NewProgram();
        await program.LoginAsync(user.Email, "a wrong password");
        Assert.Equal(["sign_in_refused"], await ActivityRows.OfAsync(site, user.Email));

        await program.LoginAsync(user.Email);
        Assert.Equal(["api_signed_in", "sign_in_refused"], (await ActivityRows.OfAsync(site, user.Email)).Order());
    }

    [Fact]
    public async Task Signing_in_again_is_counted()
    {
        using var user = await site.NewUserAsync();
        using var program = site.NewProgram();

        for (var i = 0; i < 3; i++)
        {
            await program.LoginAsync(user.Email);
        }

        // Two, if midnight has passed between.
        var entries = (await program.GetAsync(Activity)).Json.EnumerateArray().ToList();
        Assert.InRange(entries.Count, 1, 2);
        Assert.Equal(
            3, entries.Sum(entry => entry.TryGetProperty("times", out var times) ? times.GetInt32() : 1));
    }

    [Fact]
    public async Task A_call_that_does_several_things_is_one_entry_with_its_parts()
    {
        using var program = await site.NewSignedInProgramAsync();
        await program.PutAsync(Attributes, new { chotot_id = "85558138", whatsapp_system_token = "EAAcanary" });

        var save = (await program.GetAsync(Activity)).Json[0];
        Assert.Equal("saved", save.GetProperty("event").GetString());
        Assert.Equal(
            ["attributes_set chotot chotot_id", "attributes_set whatsapp whatsapp_system_token"],
            save.GetProperty("parts").EnumerateArray().Select(part =>
                $"{part.GetProperty("event")} {part.GetProperty("partner")} {part.GetProperty("attributes")[0]}"));
        Assert.Equal(2, save.GetProperty("attributes").GetArrayLength());
        Assert.False(save.TryGetProperty("partner", out _));
    }

    [Fact]
    public async Task Without_its_entry_there_is_no_token_and_no_change()
    {
        await using var broken = new Site();
        using var program = await broken.NewSignedInProgramAsync();
        using var away = broken.Without("Activity");

        (await program.LoginAsync(program.Email)).AssertProblem(HttpStatusCode.ServiceUnavailable);
        (await program.PutAsync(Attributes, new { chotot_id = "85558138" })).AssertProblem(
            HttpStatusCode.ServiceUnavailable);
        (await program.GetAsync(Activity)).AssertProblem(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("{}", (await program.GetAsync(Attributes)).Body);
    }

    [Fact]
    public async Task A_caller_pages_through_all_entries_without_gaps_and_repeats()
    {
        using var program = await site.NewSignedInProgramAsync();
        ActivityRows.Add(site, program.Email, 59);
        Assert.Equal(20, (await NumbersAsync(program, Activity)).Count);
        Assert.Equal(60, (await NumbersAsync(program, $"{Activity}?limit=100")).Count);

        var numbers = await NumbersAsync(program, $"{Activity}?limit=25");

        for (var next = numbers; next.Count > 0;)
        {
            next = await NumbersAsync(program, $"{Activity}?limit=25&before={numbers[^1]}");
            numbers.AddRange(next);
        }

        Assert.Equal(Enumerable.Range(1, 60).Reverse().Select(number => (long)number), numbers);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("before=0", "before")]
    [InlineData("before=-1", "before")]
    [InlineData("before=", "before")]
    [InlineData("before=99999999999999999999", "before")]
    [InlineData("before=x&limit=x", "before", "limit")]
    public async Task Anything_but_a_number_is_refused_by_name(string query, params string[] names)
    {
        using var program = await site.NewSignedInProgramAsync();
        var problem = (await program.GetAsync($"{Activity}?{query}")).AssertProblem(HttpStatusCode.BadRequest);

        Assert.Equal(names, problem.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task An_entry_of_one_user_is_never_answered_to_another()
    {
        using var victim = await site.NewSignedInProgramAsync();
        using var other = await site.NewSignedInProgramAsync();
        ActivityRows.Add(site, victim.Email, 5);

        Assert.Single((await other.GetAsync(Activity)).Json.EnumerateArray());
        Assert.Equal("[]", (await other.GetAsync($"{Activity}?before=1")).Body);
        (await site.NewProgram().GetAsync(Activity)).AssertProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Changes_at_once_are_numbered_without_gaps()
    {
        using var program = await site.NewSignedInProgramAsync();
        await Task.WhenAll(
            Enumerable.Range(0, 32).Select(i => program.PutAsync(Attributes, new { chotot_id = $"8555{i:D4}" })));

        Assert.Equal(
            Enumerable.Range(1, 33).Reverse().Select(number => (long)number),
            await NumbersAsync(program, $"{Activity}?limit=100"));
    }

    private static async Task<List<long>> NumbersAsync(ApiClient program, string address) =>
        [
            .. (await program.GetAsync(address))
                .Json.EnumerateArray()
                .Select(entry => entry.GetProperty("number").GetInt64()),
        ];
}
