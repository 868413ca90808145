using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Http;

/// <summary>
/// What the API says to people is in the language that its caller asks for; what programs read never changes.
/// </summary>
public sealed class LanguageTests(Site site)
{
    [Fact]
    public async Task A_problem_is_in_the_callers_language()
    {
        var problem = (await SendAsync(HttpMethod.Get, "/api/v1/profile/attributes", token: null)).AssertProblem(
            HttpStatusCode.Unauthorized);

        Assert.StartsWith(
            "Vui lòng đăng nhập trước. POST /api/v1/auth/login", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("Unauthorized", problem.Text("title"));
        Assert.Equal("vi", problem.Header("Content-Language"));
        Assert.Contains("Accept-Language", problem.Header("Vary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_names_its_attribute_in_the_callers_language()
    {
        using var program = await site.NewSignedInProgramAsync();
        var problem = await SendAsync(
            HttpMethod.Put,
            "/api/v1/profile/attributes",
            program.Token,
            """{"whatsapp_phone_number_id":" ","chotot_id":"a\nb","nobody":"x"}""");

        problem.AssertProblem(HttpStatusCode.BadRequest);
        Assert.Equal(
            ["“ID số điện thoại” đang để trống. Vui lòng gửi một giá trị, hoặc xoá thuộc tính này bằng DELETE hay bằng null trong PATCH."],
            problem.ErrorsOf("whatsapp_phone_number_id"));
        Assert.Equal(
            ["“ID Chợ Tốt” chứa dấu xuống dòng hoặc ký tự ẩn. Vui lòng sao chép lại, không kèm khoảng trắng hay ký tự thừa."],
            problem.ErrorsOf("chotot_id"));
        Assert.StartsWith(
            "Có trường mà PartnerSite không hỗ trợ.",
            Assert.Single(problem.ErrorsOf("$")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "/api/v1/profile/attributes", "[", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/api/v1/profile/attributes/chotot_id", """{"value":7}""", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/api/v1/profile/attributes/nobody", """{"value":"7"}""", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/v1/profile/partners/nobody", null, HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/nowhere", null, HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/v1/profile/attributes", "{}", HttpStatusCode.MethodNotAllowed)]
    [InlineData(
        "POST",
        "/api/v1/auth/login",
        """{"email":"nobody@example.com","password":"wrong"}""",
        HttpStatusCode.Unauthorized
    )]
    [InlineData("POST", "/api/v1/auth/login", "{}", HttpStatusCode.BadRequest)]
    public async Task Every_kind_of_problem_differs_from_its_English(
        string method, string path, string? body, HttpStatusCode status)
    {
        using var program = await site.NewSignedInProgramAsync();
        var vietnamese = (await SendAsync(new(method), path, program.Token, body)).AssertProblem(status);
        var english = (await SendAsync(new(method), path, program.Token, body, "en")).AssertProblem(status);

        Assert.NotEqual(english.Text("detail"), vietnamese.Text("detail"));
        Assert.Equal(english.Text("title"), vietnamese.Text("title"));

        if (status == HttpStatusCode.BadRequest)
        {
            Assert.NotEqual(
                english.Json.GetProperty("errors").ToString(), vietnamese.Json.GetProperty("errors").ToString());
        }
    }

    [Fact]
    public async Task Labels_are_translated_and_names_for_programs_are_not()
    {
        using var program = await site.NewSignedInProgramAsync();
        var partner = (await SendAsync(HttpMethod.Get, "/api/v1/profile/partners", program.Token)).Json[1];

        Assert.Equal("whatsapp", partner.GetProperty("partner").GetString());
        Assert.Equal("not_set", partner.GetProperty("status").GetString());
        Assert.Equal("ID số điện thoại", partner.GetProperty("attributes")[0].GetProperty("label").GetString());
    }

    [Fact]
    public async Task The_document_is_the_same_whoever_asks_first()
    {
        await using var fresh = new Site();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Add("Accept-Language", "vi");
        using var reader = fresh.NewProgram();

        Assert.Equal(
            (await site.NewProgram().GetAsync("/openapi/v1.json")).Body, (await reader.SendAsync(request)).Body);
    }

    private async Task<ApiAnswer> SendAsync(
        HttpMethod method, string path, string? token, string? body = null, string language = "vi-VN")
    {
        using var program = site.NewProgram();
        program.Token = token;
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Accept-Language", language);
        request.Content = body is null ? null : ApiClient.Raw(System.Text.Encoding.UTF8.GetBytes(body));
        return await program.SendAsync(request);
    }
}
