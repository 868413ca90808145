// A client that NSwag generates with System.Text.Json does what a program does with the API. Exits with 0 when every
// answer was as the document says.
using System.Net.Http.Headers;
using Client;

var (site, email, password) = (new Uri(args[0]), args[1], Environment.GetEnvironmentVariable("PASSWORD")!);
using var http = new HttpClient(new LastTag { InnerHandler = new HttpClientHandler() }) { BaseAddress = site };
var client = new PartnerSiteClient(http);

var refused = await FailureAsync(client.LoginAsync(new() { Email = email, Password = "a wrong password" }));
Expect(refused is { Status: 401, Type: "about:blank" }, "a wrong password is refused");

var login = await client.LoginAsync(new() { Email = email, Password = password });
Expect(login.User.Email == email, "signing in says who signed in");
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", login.Token);

var empty = await client.GetAttributesAsync();
Expect(empty.Chotot_id is null, "nothing is set");
var before = LastTag.Value;

const string Oid = "3cc4f7b9c2743c61b5f60c6f62063743";
var all = new ProfileAttributeChanges
{
    Chotot_id = "85558138",
    Chotot_oid = Oid,
    Whatsapp_phone_number_id = "106853218861309",
    Whatsapp_system_token = "EAAGm0PX4ZCpsBA",
};
Expect((await client.ChangeAttributesAsync(before, all)).Chotot_oid == Oid, "all are set");
Expect((await FailureAsync(client.ChangeAttributesAsync(before, all))).Status == 412, "an old ETag is refused");

var blank = await FailureAsync(client.ChangeAttributesAsync(null, new() { Chotot_id = " " }));
Expect(blank.Status == 400 && blank.Errors!["chotot_id"].Count == 1, "a blank value is refused by name");

// NSwag's clients send null for each member that is not set.
var one = await client.ChangeAttributesAsync(null, new() { Chotot_id = "85558139" });
Expect(one is { Chotot_id: "85558139", Chotot_oid: Oid }, "setting one attribute loses no plain one");
var token = await client.GetAttributeAsync(AttributeKey.Whatsapp_system_token);
Expect(token is { Is_set: true, Value: null }, "setting one attribute does not lose the token");

var check = await client.CheckPartnerAsync(PartnerTag.Whatsapp);
Expect(check.Status == PartnerStatus.Connected, $"the check finds it connected, not {check.Status}: {check.Message}");

var cleared = await client.PatchAttributesAsync(null, new Dictionary<string, string?> { ["chotot_oid"] = null });
Expect(cleared is { Chotot_id: "85558139", Chotot_oid: null }, "a patch clears what it names alone");

await client.RemoveAttributeAsync(AttributeKey.Chotot_id, LastTag.Value);
var activity = await client.GetActivityAsync(null, 100);
Expect(activity.Any(entry => entry.Status == PartnerStatus.Connected), "the activity has the check");
await client.LogoutAsync();

static void Expect(bool holds, string what)
{
    if (!holds)
    {
        throw new InvalidOperationException($"Not so: {what}.");
    }
}

static async Task<ApiProblem> FailureAsync(Task call)
{
    try
    {
        await call;
        throw new InvalidOperationException("It was not refused.");
    }
    catch (ApiException<ApiProblem> failure)
    {
        return failure.Result;
    }
}

/// <summary>Remembers the ETag of the last answer, which generated methods do not return.</summary>
internal sealed class LastTag : DelegatingHandler
{
    public static string? Value { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        Value = response.Headers.ETag?.ToString() ?? Value;
        return response;
    }
}
