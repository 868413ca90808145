using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Profile;

public sealed class AttributeTests(Site site)
{
    private const string All = "/api/v1/profile/attributes";
    private const string Token = "whatsapp_system_token";

    [Theory]
    [InlineData("chotot_id=%00&%ud800", HttpStatusCode.OK)]
    [InlineData("before=%FF%FE&limit=99999999999999999999", HttpStatusCode.OK)]
    public async Task An_unknown_query_is_ignored(string query, HttpStatusCode status) =>
        Assert.Equal(status, (await (await site.NewSignedInProgramAsync()).GetAsync($"{All}?{query}")).Status);

    [Fact]
    public async Task Nothing_is_set_at_first()
    {
        var program = await site.NewSignedInProgramAsync();
        var answer = await program.GetAsync(All);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("{}", answer.Body);
        Assert.Matches("^\"[^\"]+\"$", answer.ETag);
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
    }

    [Fact]
    public async Task A_put_answers_like_the_get_after_it_flat_and_without_the_token()
    {
        var program = await site.NewSignedInProgramAsync();
        var put = await program.PutAsync(
            All,
            new
            {
                chotot_id = " 85558138\n",
                whatsapp_phone_number_id = "106853218861309",
                whatsapp_system_token = "EAAcanary",
            });
        var get = await program.GetAsync(All);

        Assert.Equal(HttpStatusCode.OK, put.Status);
        Assert.Equal("""{"chotot_id":"85558138","whatsapp_phone_number_id":"106853218861309"}""", put.Body);
        Assert.Equal(put.Body, get.Body);
        Assert.Equal(put.ETag, get.ETag);
    }

    [Fact]
    public async Task A_put_sets_what_it_names_and_what_is_absent_or_null_stays()
    {
        var program = await site.NewSignedInProgramAsync();
        await program.PutAsync(All, new { chotot_id = "1", chotot_oid = "2", whatsapp_system_token = "EAAone" });

        var answer = await program.PutRawAsync(
            All, """{"chotot_id":null,"whatsapp_phone_number_id":"3","whatsapp_system_token":null}""");

        Assert.Equal("""{"chotot_id":"1","chotot_oid":"2","whatsapp_phone_number_id":"3"}""", answer.Body);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync($"{All}/{Token}")).Status);
    }

    [Theory]
    [InlineData($"{All}/chotot_id")]
    [InlineData("/api/v1/profile/partners/chotot")]
    public async Task What_is_left_after_a_removal_has_the_tag_that_the_answer_carries(string address)
    {
        var program = await site.NewSignedInProgramAsync();
        await program.PutAsync(All, new { chotot_id = "1", whatsapp_phone_number_id = "3" });

        var removed = await program.DeleteAsync(address);

        Assert.Equal(HttpStatusCode.NoContent, removed.Status);
        Assert.Equal((await program.GetAsync(All)).ETag, removed.ETag);
    }

    [Fact]
    public async Task Removing_what_is_not_there_and_sending_nothing_change_nothing()
    {
        var program = await site.NewSignedInProgramAsync();
        var before = await program.PutAsync(All, new { chotot_id = "1", whatsapp_system_token = "EAAone" });

        Assert.Equal(before.ETag, (await program.PutRawAsync(All, "{}")).ETag);
        Assert.Equal(before.ETag, (await program.PutRawAsync(All, """{"chotot_oid":null}""")).ETag);
        Assert.Equal(
            before.ETag,
            (await program.PatchAsync(All, new Dictionary<string, string?> { ["chotot_oid"] = null })).ETag);
        Assert.Equal(
            before.ETag, (await program.PutAsync(All, new { chotot_id = "1", whatsapp_system_token = "EAAone" })).ETag);
        Assert.NotEqual(before.ETag, (await program.PutAsync(All, new { whatsapp_system_token = "EAAtwo" })).ETag);
    }

    [Fact]
    public async Task One_attribute_has_its_value_tags_and_dates()
    {
        var program = await site.NewSignedInProgramAsync();
        var put = await program.PutAsync($"{All}/chotot_id", new { value = "85558138" });
        var created = put.Json.GetProperty("created_at").GetDateTime();

        Assert.Equal(HttpStatusCode.OK, put.Status);
        Assert.Equal(["key", "value", "tags", "is_set", "created_at", "updated_at"], put.Members);
        Assert.Equal("chotot_id", put.Text("key"));
        Assert.Equal("85558138", put.Text("value"));
        Assert.Equal(["chotot"], put.Json.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.True(put.Json.GetProperty("is_set").GetBoolean());
        Assert.Equal(DateTimeKind.Utc, created.Kind);
        Assert.Equal(put.Body, (await program.GetAsync($"{All}/chotot_id")).Body);

        var changed = await program.PutAsync($"{All}/chotot_id", new { value = "2" });
        Assert.Equal(created, changed.Json.GetProperty("created_at").GetDateTime());
        Assert.True(changed.Json.GetProperty("updated_at").GetDateTime() > created);
    }

    [Fact]
    public async Task A_sensitive_attribute_has_no_value_member()
    {
        var program = await site.NewSignedInProgramAsync();
        var put = await program.PutAsync($"{All}/{Token}", new { value = "EAAcanary" });

        foreach (var answer in (ApiAnswer[])[put, await program.GetAsync($"{All}/{Token}")])
        {
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal(["key", "tags", "is_set", "created_at", "updated_at"], answer.Members);
            Assert.Equal(
                ["whatsapp", "sensitive"],
                answer.Json.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        }
    }

    [Fact]
    public async Task A_deleted_attribute_is_gone_and_a_second_delete_finds_none()
    {
        var program = await site.NewSignedInProgramAsync();
        await program.PutAsync(All, new { chotot_id = "1", chotot_oid = "2" });

        var answer = await program.DeleteAsync($"{All}/chotot_id");

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Empty(answer.Body);
        Assert.Equal("""{"chotot_oid":"2"}""", (await program.GetAsync(All)).Body);
        (await program.DeleteAsync($"{All}/chotot_id")).AssertProblem(HttpStatusCode.NotFound);
        (await program.GetAsync($"{All}/chotot_id")).AssertProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("no_such_key")]
    [InlineData("chotot")]
    [InlineData("CHOTOT_ID")]
    [InlineData("chotot_id%2F")]
    public async Task An_unknown_key_is_not_found_whatever_is_done_with_it(string key)
    {
        var program = await site.NewSignedInProgramAsync();

        (await program.GetAsync($"{All}/{key}")).AssertProblem(HttpStatusCode.NotFound);
        (await program.PutAsync($"{All}/{key}", new { value = "1" })).AssertProblem(HttpStatusCode.NotFound);
        (await program.DeleteAsync($"{All}/{key}")).AssertProblem(HttpStatusCode.NotFound);
        Assert.Equal("{}", (await program.GetAsync(All)).Body);
    }

    [Fact]
    public async Task What_a_page_saves_a_program_reads_and_the_other_way_round()
    {
        using var user = await site.NewUserAsync();
        var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        await user.SaveWhatsAppAsync(phoneNumberId: "1111");

        Assert.Equal("""{"whatsapp_phone_number_id":"1111"}""", (await program.GetAsync(All)).Body);

        await program.PutAsync(All, new { whatsapp_phone_number_id = "2222" });
        var page = await user.GetAsync("/partners");

        Assert.Equal("2222", Answer.Text(page.Key("whatsapp_phone_number_id")));
        Assert.StartsWith("Stored", Answer.Text(page.Key(Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_a_value_answers_the_first_login_prompt()
    {
        var user = await site.NewUserAsync();
        var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        await program.PutAsync(All, new { chotot_id = "1" });

        Assert.Equal(HttpStatusCode.NoContent, (await user.GetFragmentAsync("/partners/prompt")).Status);
    }

    [Fact]
    public async Task Vietnamese_is_answered_as_it_was_sent()
    {
        var program = await site.NewSignedInProgramAsync();
        Assert.Equal(
            """{"chotot_oid":"cửa-hàng-của-Lan"}""",
            (await program.PutAsync(All, new { chotot_oid = "cửa-hàng-của-Lan" })).Body);
    }
}
