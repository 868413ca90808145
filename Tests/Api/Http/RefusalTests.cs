using System.Net;
using System.Text;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Http;

/// <summary>A wrong request is refused as a whole, with the member at fault.</summary>
public sealed class RefusalTests(Site site)
{
    private const string All = "/api/v1/profile/attributes";

    [Theory]
    [InlineData("""{"chotot_id":"2","chotot_oid":""}""", "chotot_oid")]
    [InlineData("""{"chotot_id":"2","chotot_oid":" \n\t"}""", "chotot_oid")]
    [InlineData("""{"chotot_id":"2","chotot_oid":"a\u0000b"}""", "chotot_oid")]
    [InlineData("""{"chotot_id":"2","chotot_oid":"a\nb"}""", "chotot_oid")]
    [InlineData("""{"chotot_id":"2","chotot_oid":"a\u202eb"}""", "chotot_oid")]
    [InlineData("""{"chotot_id":"2","chotot_oid":"\ud800"}""", "chotot_oid")]
    [InlineData("""{"chotot_id":"2","chotot_oid":"\udc00x"}""", "chotot_oid")]
    [InlineData("""{"chotot_id":"2","chotot_oid":"\ufffe"}""", "chotot_oid")]
    [InlineData("""{"chotot_id":"2","chotot_oid":7}""", "chotot_oid")]
    [InlineData("""{"chotot_id":"2","chotot_oid":true}""", "chotot_oid")]
    [InlineData("""{"chotot_id":"2","chotot_oid":["a"]}""", "chotot_oid")]
    [InlineData("""{"chotot_id":"2","chotot_oid":{"value":"a"}}""", "chotot_oid")]
    [InlineData("""{"chotot_id":"2","chotot_id":"3"}""", "chotot_id")]
    [InlineData("""{"chotot_id":"2","telegram_id":"3"}""", "$")]
    [InlineData("""{"chotot_id":"2","Chotot_Id":"3"}""", "$")]
    [InlineData("""{"chotot_id":"2","user_id":"3"}""", "$")]
    [InlineData("""{"chotot_id":"2",}""", "$")]
    [InlineData("""{"chotot_id":"2"} {}""", "$")]
    [InlineData("""{"chotot_id":"2" // so""", "$")]
    [InlineData("""[{"chotot_id":"2"}]""", "$")]
    [InlineData("""null""", "$")]
    [InlineData("""7""", "$")]
    [InlineData("", "$")]
    [InlineData("chotot_id=2", "$")]
    public async Task A_bad_body_is_refused_as_a_whole(string body, string member)
    {
        var program = await site.NewSignedInProgramAsync();
        var before = await program.PutAsync(All, new { chotot_id = "1" });

        var answer = (await program.PutRawAsync(All, body)).AssertProblem(HttpStatusCode.BadRequest);

        Assert.NotEmpty(answer.ErrorsOf(member));
        Assert.Equal(before.ETag, (await program.GetAsync(All)).ETag);
    }

    [Fact]
    public async Task A_blank_string_is_refused_with_what_to_do_instead()
    {
        var program = await site.NewSignedInProgramAsync();
        var answer = await program.PutAsync(All, new { chotot_id = " " });

        Assert.Equal(
            ["“Chợ Tốt ID” is blank. Send a value, or remove it with DELETE or with null in a PATCH."],
            answer.ErrorsOf("chotot_id"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_reported_at_once()
    {
        var program = await site.NewSignedInProgramAsync();
        var answer = (
            await program.PutAsync(
                All,
                new
                {
                    chotot_id = "",
                    whatsapp_system_token = new string('x', 4097),
                    other = "1",
                })
        ).AssertProblem(HttpStatusCode.BadRequest);

        Assert.Equal(
            ["$", "chotot_id", "whatsapp_system_token"],
            answer.Json.GetProperty("errors").EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task The_longest_value_is_4096_characters()
    {
        var program = await site.NewSignedInProgramAsync();

        Assert.Equal(
            HttpStatusCode.OK,
            (
                await program.PutAsync(
                    All, new { chotot_id = new string('x', 4096), whatsapp_system_token = new string('y', 4096) })
            ).Status);
        (await program.PutAsync(All, new { chotot_id = new string('x', 4097) })).AssertProblem(
            HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"value":null}""")]
    [InlineData("""{"value":""}""")]
    [InlineData("""{"value":" "}""")]
    [InlineData("""{"value":7}""")]
    [InlineData("""{"value":"a\u0007"}""")]
    public async Task One_value_is_refused_under_its_own_name(string body)
    {
        var program = await site.NewSignedInProgramAsync();
        await program.PutAsync(All, new { chotot_id = "1" });

        Assert.NotEmpty(
            (await program.PutRawAsync($"{All}/chotot_id", body))
                .AssertProblem(HttpStatusCode.BadRequest)
                .ErrorsOf("value"));
        Assert.Equal("""{"chotot_id":"1"}""", (await program.GetAsync(All)).Body);
    }

    [Fact]
    public async Task Nothing_of_the_request_is_repeated()
    {
        var program = await site.NewSignedInProgramAsync();

        foreach (
            var body in (string[])
                [
                    """{"EAAcanary":"x"}""",
                    """{"whatsapp_system_token":{"EAAcanary":1}}""",
                    """{"whatsapp_system_token":"EAAcanary\u0000"}""",
                    """{"whatsapp_system_token":"EAAcanary" EAAcanary""",
                    """{"EAAcanary":"x","EAAcanary":"y"}""",
                    "EAAcanary",
                    "\"EAAcanary\"",
                ])
        {
            Assert.DoesNotContain(
                "EAAcanary",
                (await program.PutRawAsync(All, body)).AssertProblem(HttpStatusCode.BadRequest).Body,
                StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            "EAAcanary", (await program.PutAsync($"{All}/EAAcanary", new { value = "1" }))
                .AssertProblem(HttpStatusCode.NotFound)
                .Body,
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "EAAcanary", (await program.DeleteAsync("/api/v1/profile/partners/EAAcanary"))
                .AssertProblem(HttpStatusCode.NotFound)
                .Body,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" {"email":"a@example.com","password":"b","chotot_id":"1"} """, "POST", "/api/v1/auth/login")]
    [InlineData(""" {"chotot_id":"1"} """, "PUT", "/api/v1/profile/attributes/chotot_id")]
    public async Task A_member_of_another_call_is_an_unknown_one(string body, string method, string path)
    {
        var program = await site.NewSignedInProgramAsync();
        var answer = await program.SendAsync(new(method), path, ApiClient.Raw(Encoding.UTF8.GetBytes(body)));

        Assert.Equal(
            ["$"],
            answer
                .AssertProblem(HttpStatusCode.BadRequest)
                .Json.GetProperty("errors")
                .EnumerateObject()
                .Select(member => member.Name));
    }
}
