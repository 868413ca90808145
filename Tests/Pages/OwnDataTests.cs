using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>
/// Only your own: no endpoint shows or changes anything of another user, or anything at all to nobody.
/// </summary>
public sealed class OwnDataTests(Site site)
{
    /// <summary>
    /// Page endpoints that anybody may call. A new endpoint that is not in here must want a signed-in user.
    /// </summary>
    private static readonly string[] Public =
    [
        "/",
        "/error",
        "{**path}",
        "/healthz",
        "/readyz",
        "preferences/{handler}",
        "/api/v1/auth/login",
        "/api/v1/{**path}",
        "/openapi/v1.json",
        "docs",
        "/docs/{documentName?}",
        "/docs/scalar.js",
        "/docs/scalar.aspnetcore.js",
        "/docs/favicon.svg",
        .. from page in (string[])
            [
                "ConfirmEmail",
                "ConfirmEmailChange",
                "Lockout",
                "Login",
                "LoginWith2fa",
                "LoginWithRecoveryCode",
                "Logout",
                "Register",
                "ResetPassword",
                "ResetPasswordConfirmation",
            ]
        select $"Identity/Account/{page}",
    ];

    private static readonly string[] Secrets =
    [
        "victim-chotot-id",
        "victim-phone-number-id",
        "EAAvictim",
        "VictimBrowser",
    ];

    [Fact]
    public void Every_endpoint_wants_a_signed_in_user_or_is_known_to_be_public()
    {
        var open = Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
                && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Distinct();

        Assert.Empty(open.Select(Normalize).Except(Public));
    }

    [Fact]
    public async Task Nobody_gets_and_changes_nothing()
    {
        var victim = await NewVictimAsync();
        var account = await AccountOfAsync(victim);
        var nobody = site.NewVisitor();

        foreach (var address in Addresses())
        {
            var answer = await nobody.GetAsync(address);
            AssertNothingOf(answer);

            if (!IsPublic(address))
            {
                Assert.Equal(HttpStatusCode.Redirect, answer.Status);
                Assert.StartsWith("/Identity/Account/Login", answer.Header("Location"), StringComparison.Ordinal);
                var posted = await nobody.SendAsync(
                    new(HttpMethod.Post, address) { Content = Everything(victim.Email, "") });
                Assert.NotEqual(HttpStatusCode.OK, posted.Status);
            }
        }

        await AssertUnchangedAsync(victim);
        Assert.Equal(account, await AccountOfAsync(victim));
    }

    [Fact]
    public async Task Another_user_gets_and_changes_nothing_whoever_they_name()
    {
        var victim = await NewVictimAsync();
        var account = await AccountOfAsync(victim);
        var id = await site.UserIdAsync(victim.Email);

        foreach (var address in Addresses().Where(address => !address.EndsWith("/Logout", StringComparison.Ordinal)))
        {
            using var other = await site.NewUserAsync();
            var token = (await other.GetAsync("/partners/edit"))
                .Form("save")
                .QuerySelector("input[name=__RequestVerificationToken]")!
                .GetAttribute("value")!;

            foreach (
                var named in (string[])
                    [address, $"{address}?userId={id}&id={id}&email={victim.Email}&Input.UserId={id}"])
            {
                var answers = new[]
                {
                    await other.GetAsync(named),
                    await other.SendAsync(new(HttpMethod.Post, named) { Content = Everything(id, token) }),
                };
                Assert.All(answers, AssertNothingOf);
                Assert.All(
                    answers,
                    answer => Assert.True(answer.Status < HttpStatusCode.InternalServerError, $"{named} failed"));
            }
        }

        await AssertUnchangedAsync(victim);
        Assert.Equal(account, await AccountOfAsync(victim));
    }

    private static string Normalize(string pattern) => pattern switch
    {
        "" => "/",
        "error" => "/error",
        _ => pattern,
    };

    private static bool IsPublic(string address) => Public.Contains(address) || Public.Contains(address.TrimStart('/'));

    private static void AssertNothingOf(Answer answer) =>
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, answer.Body, StringComparison.Ordinal));

    // Everything a form of this site could hold, and what it could not.
    private static FormUrlEncodedContent Everything(string user, string token) => new(
    [
        new("__RequestVerificationToken", token),
        new("UserId", user), new("Input.UserId", user), new("Id", user), new("owner", user),
        new("partner", "chotot"),
        new("Input.Partners", "chotot"), new("Input.Values[chotot_id]", "mallory"),
    ]);

    private async Task<object> AccountOfAsync(SiteClient user)
    {
        var account = await site.AccountAsync(user.Email);
        return (
            account.EmailConfirmed,
            account.PasswordHash,
            account.TwoFactorEnabled,
            account.PhoneNumber,
            account.AccessFailedCount);
    }

    private async Task<SiteClient> NewVictimAsync()
    {
        var victim = await site.NewUserAsync();
        victim.Headers["User-Agent"] = Secrets[3];
        var saved = await victim.SaveAsync(
            [Field.Partner("chotot"), Field.Value("chotot_id", Secrets[0]), .. Field.WhatsApp(Secrets[1], Secrets[2])]);
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        return victim;
    }

    private static async Task AssertUnchangedAsync(SiteClient victim)
    {
        var details = await victim.GetAsync("/partners");
        Assert.Equal(Secrets[0], Answer.Text(details.Key("chotot_id")));
        Assert.Equal(Secrets[1], Answer.Text(details.Key("whatsapp_phone_number_id")));
        Assert.StartsWith("Stored", Answer.Text(details.Key("whatsapp_system_token")), StringComparison.Ordinal);
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private List<string> Addresses()
    {
        var pages = Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(pattern => !pattern.Contains('{', StringComparison.Ordinal));

        return [.. pages.Distinct()];
    }
}
