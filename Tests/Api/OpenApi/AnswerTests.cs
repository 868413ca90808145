using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.OpenApi;

/// <summary>What the site really answers is what the document says.</summary>
public sealed class AnswerTests(ProductionSite site)
{
    private const string Patch = "Content-Type: application/merge-patch+json";
    private const string Auth = "/api/v1/auth";
    private const string Profile = "/api/v1/profile";
    private const string Attributes = $"{Profile}/attributes";
    private const string Partners = $"{Profile}/partners";

    [Fact]
    public async Task Signing_in()
    {
        using var user = await site.NewUserAsync();
        using var client = site.NewVisitor();
        var call = await CallsAsync(client);

        await call("POST", $"{Auth}/login", 400, """{"email":"lan"}""");
        await call("POST", $"{Auth}/login", 401, Login(user.Email, "wrong password"));
        await call("POST", $"{Auth}/login", 413, new string(' ', 65 * 1024));
        await call("POST", $"{Auth}/login", 415, "a=b", "Content-Type: text/plain");
        var token = await TokenAsync(call, user);

        await call("GET", $"{Auth}/me", 200, null, token);
        await call("GET", $"{Auth}/me", 401, null);
        await call("GET", $"{Auth}/me", 401, null, "Authorization: Bearer nonsense");
        await call("POST", $"{Auth}/logout", 200, null, token);
        await call("POST", $"{Auth}/logout", 401, null, token);
    }

    [Fact]
    public async Task Signing_in_too_often()
    {
        await using var strict = new Site { Environment = "Production", GuessesPerMinute = 1 };
        using var client = strict.NewVisitor();
        var call = await CallsAsync(client);

        await call("POST", $"{Auth}/login", 401, Login(Emails.New(), "wrong password"));
        await call("POST", $"{Auth}/login", 429, Login(Emails.New(), "wrong password"));
    }

    [Fact]
    public async Task Attributes_and_partners()
    {
        using var user = await site.NewUserAsync();
        using var client = site.NewVisitor();
        var call = await CallsAsync(client);
        var token = await TokenAsync(call, user);

        await call("GET", Attributes, 200, null, token);
        await call(
            "PUT",
            Attributes,
            200,
            """{"chotot_id":"85558138","whatsapp_system_token":"EAAGm0PX4ZCpsBA"}""",
            token);
        await call("PUT", Attributes, 400, """{"chotot_id":" ","nonsense":1}""", token);
        await call("PUT", Attributes, 412, """{"chotot_id":null}""", token, "If-Match: \"00\"");
        await call("PATCH", Attributes, 200, """{"whatsapp_phone_number_id":"1"}""", token, Patch);
        await call("PATCH", Attributes, 200, """{"whatsapp_phone_number_id":null}""", token, Patch);
        await call("PATCH", Attributes, 415, """{"chotot_id":null}""", token);
        await call("PUT", Attributes, 415, "a=b", token, "Content-Type: text/plain");
        await call("GET", Attributes, 200, null, token);
        await call("GET", $"{Attributes}/chotot_id", 200, null, token);
        await call("GET", $"{Attributes}/whatsapp_system_token", 200, null, token);
        await call("GET", $"{Attributes}/chotot_oid", 404, null, token);
        await call("PUT", $"{Attributes}/chotot_oid", 200, """{"value":"3cc4f7b9"}""", token);
        await call("PUT", $"{Attributes}/chotot_oid", 400, """{"value":null}""", token);
        await call("PUT", $"{Attributes}/nonsense", 404, """{"value":"x"}""", token);
        await call("DELETE", $"{Attributes}/chotot_oid", 412, null, token, "If-Match: \"00\"");
        await call("DELETE", $"{Attributes}/chotot_oid", 400, null, token, "If-Match: nonsense");
        await call("DELETE", $"{Attributes}/chotot_oid", 204, null, token);
        await call("GET", Partners, 200, null, token);
        await call("DELETE", $"{Partners}/chotot", 204, null, token);
        await call("DELETE", $"{Partners}/nonsense", 404, null, token);
    }

    [Fact]
    public async Task Activity()
    {
        using var user = await site.NewUserAsync();
        ActivityRows.Add(site, user.Email, 20);
        using var client = site.NewVisitor();
        client.Headers["User-Agent"] = "curl/8.14.1";
        var call = await CallsAsync(client);
        var token = await TokenAsync(call, user);

        await call("GET", $"{Profile}/activity", 200, null, token);
        await call("GET", $"{Profile}/activity?limit=1&before=5", 200, null, token);
        await call("GET", $"{Profile}/activity?limit=many", 400, null, token);
        await call("GET", $"{Profile}/activity", 401, null);
    }

    [Fact]
    public async Task A_page_of_another_site()
    {
        using var user = await site.NewUserAsync();
        var call = await CallsAsync(user);

        await call("PUT", Attributes, 403, """{"chotot_id":"85558138"}""", "Sec-Fetch-Site: cross-site");
        await call("DELETE", $"{Partners}/chotot", 403, null, "Sec-Fetch-Site: cross-site");
    }

    private delegate Task<Answer> CallAsync(
        string method, string address, int status, string? body, params string[] headers);

    private static string Login(string email, string password) =>
        new JsonObject { ["email"] = email, ["password"] = password }.ToJsonString();

    private static async Task<string> TokenAsync(CallAsync call, SiteClient user)
    {
        var answer = await call("POST", $"{Auth}/login", 200, Login(user.Email, Emails.Password));
        return $"Authorization: Bearer {JsonNode.Parse(answer.Body)!["token"]}";
    }

    private async Task<CallAsync> CallsAsync(SiteClient client)
    {
        var document = await ApiDocument.FromAsync(site);

        return async (method, address, status, body, headers) =>
        {
            using var request = new HttpRequestMessage(new(method), address);
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

            foreach (var header in headers.Select(header => header.Split(": ", 2)))
            {
                if (header[0] == "Content-Type")
                {
                    request.Content!.Headers.ContentType = new MediaTypeHeaderValue(header[1]);
                }
                else
                {
                    request.Headers.TryAddWithoutValidation(header[0], header[1]);
                }
            }

            var answer = await client.SendAsync(request);
            Assert.Equal(status, (int)answer.Status);
            AssertDocumented(
                document,
                document.Operations.Single(operation => operation.Method == method && Matches(operation.Path, address)),
                answer);
            return answer;
        };
    }

    private static bool Matches(string path, string address) =>
        Regex.IsMatch(address.Split('?')[0], $"^{Regex.Replace(path, "{[a-z]+}", "[^/]+")}$");

    private static void AssertDocumented(ApiDocument document, Operation operation, Answer answer)
    {
        var response = operation.Responses[$"{(int)answer.Status}"];
        var content = response["content"]?.AsObject().Single();
        Assert.Equal(content?.Key, answer.Header("Content-Type")?.Split(';')[0]);

        if (content is { } json)
        {
            Assert.Empty(SchemaCheck.FaultsOf(document, json.Value!["schema"]!, JsonNode.Parse(answer.Body)));
        }

        foreach (var (name, header) in response["headers"]?.AsObject() ?? [])
        {
            var text = answer.Header(name);
            Assert.NotNull(text);
            var schema = header!["schema"]!;
            Assert.Empty(
                SchemaCheck.FaultsOf(
                    document, schema, (string?)schema["type"] == "integer" ? JsonNode.Parse(text) : text));
        }
    }
}
