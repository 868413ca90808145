using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api;

/// <summary>Users reach only their own data: every call of the API, made anonymously and by another user.</summary>
public sealed class OwnDataTests(Site site)
{
    private const string All = "/api/v1/profile/attributes";

    private static readonly string[] Secrets = ["victim-chotot-id", "victim-phone-number-id", "EAAvictim"];

    [Fact]
    public async Task An_anonymous_caller_gets_and_changes_nothing()
    {
        var victim = await NewVictimAsync();

        foreach (
            var (method, path, endpoint) in Calls()
                .Where(call => call.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var answer = await site.NewProgram().SendAsync(method, path, BodyFor(method, endpoint));
            AssertNothingOf(answer.AssertProblem(HttpStatusCode.Unauthorized));
        }

        await AssertUnchangedAsync(victim);
    }

    [Fact]
    public async Task Another_user_gets_and_changes_nothing_whoever_they_name()
    {
        var victim = await NewVictimAsync();
        var id = (await victim.GetAsync("/api/v1/auth/me")).Text("id")!;

        foreach (var (method, path, endpoint) in Calls())
        {
            var other = await site.NewSignedInProgramAsync();

            foreach (var named in (string[])[path, $"{path}?user_id={id}&userId={id}&id={id}&email={victim.Email}"])
            {
                var request = new HttpRequestMessage(method, named) { Content = BodyFor(method, endpoint) };
                request.Headers.Add("X-User-Id", id);
                var answer = await other.SendAsync(request);
                AssertNothingOf(answer);
                Assert.True(answer.Status < HttpStatusCode.InternalServerError, $"{method} {named} failed");
                Assert.DoesNotContain(victim.Email, answer.Body, StringComparison.Ordinal);
            }
        }

        await AssertUnchangedAsync(victim);
    }

    [Theory]
    [InlineData("user_id")]
    [InlineData("userId")]
    [InlineData("owner")]
    [InlineData("id")]
    [InlineData("tags")]
    public async Task A_body_that_names_a_user_is_refused(string member)
    {
        var victim = await NewVictimAsync();
        var id = (await victim.GetAsync("/api/v1/auth/me")).Text("id")!;
        var other = await site.NewSignedInProgramAsync();

        (
            await other.PutAsync(All, new Dictionary<string, string> { ["chotot_id"] = "mallory", [member] = id })
        ).AssertProblem(HttpStatusCode.BadRequest);
        (
            await other.PutAsync(
                $"{All}/chotot_id", new Dictionary<string, string> { ["value"] = "mallory", [member] = id })
        ).AssertProblem(HttpStatusCode.BadRequest);

        Assert.Equal("{}", (await other.GetAsync(All)).Body);
        await AssertUnchangedAsync(victim);
    }

    [Fact]
    public void No_path_has_room_for_a_user() =>
        Assert.All(
            Calls(),
            call =>
                Assert.Empty(
                    call.Endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).Except(["key", "partner"])
                ));

    private static HttpContent? BodyFor(HttpMethod method, RouteEndpoint endpoint) =>
        method == HttpMethod.Get || method == HttpMethod.Delete ? null
        : endpoint.RoutePattern.RawText!.EndsWith("{key}", StringComparison.Ordinal)
            ? ApiClient.Json(new { value = "mallory" })
        : method == HttpMethod.Patch ? ApiClient.Patch(new { chotot_id = "mallory" })
        : ApiClient.Json(new { chotot_id = "mallory" });

    private static void AssertNothingOf(ApiAnswer answer) =>
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, answer.Body, StringComparison.Ordinal));

    private async Task<ApiClient> NewVictimAsync()
    {
        var victim = await site.NewSignedInProgramAsync();
        await victim.PutAsync(
            All,
            new
            {
                chotot_id = Secrets[0],
                whatsapp_phone_number_id = Secrets[1],
                whatsapp_system_token = Secrets[2],
            });
        return victim;
    }

    private static async Task AssertUnchangedAsync(ApiClient victim)
    {
        Assert.Equal(
            $$"""{"chotot_id":"{{Secrets[0]}}","whatsapp_phone_number_id":"{{Secrets[1]}}"}""",
            (await victim.GetAsync(All)).Body);
        Assert.Equal(HttpStatusCode.OK, (await victim.GetAsync($"{All}/whatsapp_system_token")).Status);
    }

    private List<(HttpMethod Method, string Path, RouteEndpoint Endpoint)> Calls()
    {
        var calls =
            from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let pattern = endpoint.RoutePattern.RawText!
            where pattern.StartsWith("/api/", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
            let path = pattern
                .Replace("{key}", "chotot_id", StringComparison.Ordinal)
                .Replace("{partner}", "whatsapp", StringComparison.Ordinal)
            select (new HttpMethod(method), path, endpoint);

        return [.. calls];
    }
}
