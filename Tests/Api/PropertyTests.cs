using System.Net;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Saving;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api;

/// <summary>
/// Whatever is sent: never a 5xx, and all of it is stored or nothing. The long form sends ten times as much.
/// </summary>
[Drill]
public sealed class PropertyTests(Site site) : IClassFixture<Site>
{
    private const string All = "/api/v1/profile/attributes";
    private const string Token = "whatsapp_system_token";

    private static readonly int Bodies = DrillAttribute.IsLong ? 10_000 : 1_000;

    // A sign-in is slow, for unknown names too.
    private static readonly int SignIns = Bodies * 3 / 20;

    private static readonly string[] ContentTypes =
    [
        "application/json",
        "application/json; charset=utf-8",
        "application/json; charset=\"x\"",
        "application/json; charset=utf-7",
        "application/json;;",
        "application/*",
        "text/plain",
        "x",
        "",
        "application/json; charset=",
        "multipart/form-data; boundary=\"",
        "application/json; charset=iso-8859-1",
    ];

    private static readonly int[] Statuses = [200, 400, 413];

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task Any_body_is_stored_as_a_whole_or_refused_as_a_whole(string method)
    {
        var program = await site.NewSignedInProgramAsync();
        await program.PutAsync(All, new { chotot_id = "1", whatsapp_system_token = "EAAone" });
        var stored = 0;

        Check(GeneratedBodies.Any, body =>
        {
            var before = Wait(program.GetAsync(All));
            var put = Wait(program.SendAsync(new(method), All, ApiClient.Raw(body, ApiClient.TypeFor(method))));
            var after = Wait(program.GetAsync(All));
            Assert.Contains((int)put.Status, Statuses);

            if (put.Status == HttpStatusCode.OK)
            {
                stored++;
                Assert.Equal(put.Body, after.Body);
                AssertMerged(before.Json, JsonElement.Parse(body), after.Json, removesByNull: method == "PATCH");
            }
            else
            {
                put.AssertProblem(put.Status);
                Assert.Equal(before.ETag, after.ETag);
            }
        });

        Assert.InRange(stored, Bodies / 10, Bodies / 2);
    }

    [Fact]
    public async Task No_body_at_any_other_address_is_a_server_error()
    {
        var program = await site.NewSignedInProgramAsync();

        Check(
            GeneratedBodies.Any,
            body =>
            {
                Assert.Contains(
                    (int)Wait(program.SendAsync(HttpMethod.Put, $"{All}/chotot_id", ApiClient.Raw(body))).Status,
                    Statuses);
                Assert.InRange(
                    (int)Wait(program.SendAsync(HttpMethod.Post, "/api/v1/auth/login", ApiClient.Raw(body))).Status,
                    400,
                    499);
                Assert.InRange(
                    (int)Wait(program.SendAsync(HttpMethod.Delete, $"{All}/chotot_id", ApiClient.Raw(body))).Status,
                    204,
                    415);
            });
    }

    [Fact]
    public async Task Any_text_at_sign_in_is_refused_and_any_value_is_stored_or_refused()
    {
        var program = await site.NewSignedInProgramAsync();
        var answered = new HashSet<HttpStatusCode>();

        Check(
            GeneratedBodies.WithMembers("email", "password", "two_factor_code"),
            body =>
                answered.Add(
                    Wait(program.SendAsync(HttpMethod.Post, "/api/v1/auth/login", ApiClient.Raw(body))).Status),
            SignIns);
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized], answered.Order());

        answered.Clear();
        Check(GeneratedBodies.WithMembers("value"), body =>
            answered.Add(Wait(program.SendAsync(HttpMethod.Put, $"{All}/chotot_id", ApiClient.Raw(body))).Status));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], answered.Order());
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task A_good_body_is_stored_just_as_it_says(string method)
    {
        var program = await site.NewSignedInProgramAsync();
        var expected = new Dictionary<string, string?>();

        Check(GeneratedBodies.Good, body =>
        {
            var sent = ApiClient.Raw(JsonSerializer.SerializeToUtf8Bytes(body), ApiClient.TypeFor(method));
            Assert.Equal(HttpStatusCode.OK, Wait(program.SendAsync(new(method), All, sent)).Status);

            foreach (var (key, value) in body.Where(pair => pair.Value is not null || method == "PATCH"))
            {
                expected[key] = value;
            }

            var shown = Wait(program.GetAsync(All))
                .Json.EnumerateObject()
                .ToDictionary(member => member.Name, member => member.Value.GetString());
            Assert.Equal(
                expected.Where(pair => pair.Value is not null && pair.Key != Token).OrderBy(pair => pair.Key),
                shown.OrderBy(pair => pair.Key));
            Assert.Equal(
                expected.GetValueOrDefault(Token) is null ? HttpStatusCode.NotFound : HttpStatusCode.OK,
                Wait(program.GetAsync($"{All}/{Token}")).Status);
        });
    }

    [Fact]
    public async Task No_body_of_any_content_type_is_a_server_error()
    {
        var program = await site.NewSignedInProgramAsync();

        Check(
            from body in GeneratedBodies.Any
            from type in Gen.Elements(ContentTypes)
            select (body, type),
            sent =>
            {
                var content = new ByteArrayContent(sent.body);
                content.Headers.TryAddWithoutValidation("Content-Type", sent.type);
                var status = (int)Wait(program.SendAsync(HttpMethod.Put, All, content)).Status;
                Assert.Contains(
                    status, sent.type.StartsWith("application/json", StringComparison.Ordinal)
                        ? [200, 400, 413, 415]
                        : (int[])[413, 415]);
            });
    }

    // What was accepted must have been an object of known names, each there once, with strings and nulls.
    private static void AssertMerged(JsonElement before, JsonElement body, JsonElement after, bool removesByNull)
    {
        var members = body.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        Assert.Empty(members.Keys.Except(GeneratedBodies.Keys));
        Assert.All(members.Values, value => Assert.True(value.ValueKind is JsonValueKind.String or JsonValueKind.Null));

        foreach (var key in GeneratedBodies.Keys.Where(key => key != Token))
        {
            var expected =
                !members.TryGetValue(key, out var sent) ? TextOf(before, key)
                : sent.ValueKind == JsonValueKind.Null ? removesByNull ? null : TextOf(before, key)
                : TakenValue.From(sent.GetString(), PartnerCatalog.Default.Find(key)!).Text;
            Assert.Equal(expected, TextOf(after, key));
        }
    }

    private static string? TextOf(JsonElement profile, string key) =>
        profile.TryGetProperty(key, out var value) ? value.GetString() : null;

    private static void Check<T>(Gen<T> bodies, Action<T> check, int? count = null) =>
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(count ?? Bodies).WithQuietOnSuccess(true),
            Prop.ForAll(bodies.ToArbitrary(), check));

    // Properties are checked synchronously.
    private static ApiAnswer Wait(Task<ApiAnswer> answer) => answer.GetAwaiter().GetResult();
}
