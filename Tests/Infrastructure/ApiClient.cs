using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A program that calls the API: no cookies, no redirects followed.</summary>
public sealed class ApiClient(HttpClient http) : IDisposable
{
    public ApiClient(Site site)
        : this(site.Connect())
    {
    }

    /// <summary>Over a real connection.</summary>
    public ApiClient(Uri address)
        : this(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            {
                BaseAddress = address,
            })
    {
    }

    /// <summary>Where the site is.</summary>
    public Uri Address => http.BaseAddress!;

    public string? Token { get; set; }

    public string Email { get; private set; } = "";

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ApiAnswer> DeleteAsync(string path, string? ifMatch = null) =>
        SendAsync(HttpMethod.Delete, path, ifMatch: ifMatch);

    public Task<ApiAnswer> PostAsync(string path, object? body = null) =>
        SendAsync(HttpMethod.Post, path, Json(body ?? new { }));

    public Task<ApiAnswer> PutAsync(string path, object body, string? ifMatch = null) =>
        SendAsync(HttpMethod.Put, path, Json(body), ifMatch);

    public Task<ApiAnswer> PatchAsync(string path, object body, string? ifMatch = null) =>
        SendAsync(HttpMethod.Patch, path, Patch(body), ifMatch);

    public Task<ApiAnswer> PutWhatsAppAsync(
        string phoneNumberId = "106853218861309", string token = "EAAGm0PX4ZCpsBA") =>
        PutAsync(
            "/api/v1/profile/attributes",
            new { whatsapp_phone_number_id = phoneNumberId, whatsapp_system_token = token });

    public Task<ApiAnswer> PutChototAsync(string id = "85558138") =>
        PutAsync("/api/v1/profile/attributes", new { chotot_id = id });

    /// <summary>One partner, as <c>GET /api/v1/profile/partners</c> has it.</summary>
    public async Task<JsonElement> PartnerAsync(string tag = "whatsapp") =>
        (await GetAsync("/api/v1/profile/partners")).Partner(tag);

    /// <summary>The partner's status by its name in the API.</summary>
    public async Task<string?> StatusAsync(string tag = "whatsapp") =>
        (await PartnerAsync(tag)).GetProperty("status").GetString();

    /// <summary>Sends a body as it stands.</summary>
    public Task<ApiAnswer> PutRawAsync(string path, string body) =>
        SendAsync(HttpMethod.Put, path, Raw(Encoding.UTF8.GetBytes(body)));

    public async Task<ApiAnswer> LoginAsync(
        string email, string password = Emails.Password, string? code = null, string? recoveryCode = null)
    {
        var body = new Dictionary<string, string> { ["email"] = email, ["password"] = password };

        if (code is not null)
        {
            body["two_factor_code"] = code;
        }

        if (recoveryCode is not null)
        {
            body["two_factor_recovery_code"] = recoveryCode;
        }

        var answer = await PostAsync("/api/v1/auth/login", body);

        if (answer.Status == HttpStatusCode.OK)
        {
            Email = email;
            Token = answer.Json.GetProperty("token").GetString();
        }

        return answer;
    }

    public Task<ApiAnswer> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return SendAsync(request);
    }

    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        if (Token is not null && request.Headers.Authorization is null)
        {
            request.Headers.Authorization = new("Bearer", Token);
        }

        using var response = await http.SendAsync(request);
        return await ApiAnswer.ReadAsync(response);
    }

    public void Dispose() => http.Dispose();

    public static HttpContent Json(object body) => Raw(JsonSerializer.SerializeToUtf8Bytes(body));

    public static HttpContent Patch(object body) =>
        Raw(JsonSerializer.SerializeToUtf8Bytes(body), TypeFor("PATCH"));

    public static string TypeFor(string method) =>
        method == "PATCH" ? "application/merge-patch+json" : "application/json";

    public static HttpContent Raw(byte[] body, string contentType = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }
}

/// <summary>What the API answered.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    private JsonElement? json;

    public JsonElement Json => json ??= JsonElement.Parse(Body);

    public string? ETag => Header("ETag");

    /// <summary>The names of the object's members, in their order.</summary>
    public IEnumerable<string> Members => Json.EnumerateObject().Select(member => member.Name);

    /// <summary>A problem's sentences for one member.</summary>
    public IEnumerable<string?> ErrorsOf(string member) =>
        Json.GetProperty("errors").GetProperty(member).EnumerateArray().Select(error => error.GetString());

    /// <summary>One of an array of partners.</summary>
    public JsonElement Partner(string tag) =>
        Json.EnumerateArray().Single(partner => partner.GetProperty("partner").GetString() == tag);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string? Text(string member) => Json.GetProperty(member).GetString();

    public static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response) =>
        new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(
                    header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));

    /// <summary>Asserts that it is a complete problem of this status, with no other members.</summary>
    public ApiAnswer AssertProblem(HttpStatusCode status)
    {
        Assert.Equal(status, Status);
        Assert.Equal("application/problem+json", Header("Content-Type"));
        Assert.Equal("no-store", Header("Cache-Control"));
        Assert.Equal((int)status, Json.GetProperty("status").GetInt32());
        Assert.All((string[])["type", "title", "detail", "trace_id"], member => Assert.NotEmpty(Text(member)!));
        Assert.Empty(Members.Except(["type", "title", "status", "detail", "trace_id", "errors"]));
        Assert.DoesNotContain("   at ", Body, StringComparison.Ordinal);
        Assert.Null(Header("Location"));

        if (status == HttpStatusCode.BadRequest)
        {
            Assert.NotEmpty(Json.GetProperty("errors").EnumerateObject());
        }

        return this;
    }
}
