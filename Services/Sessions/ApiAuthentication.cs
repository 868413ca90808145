using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace PartnerSite.Services.Sessions;

/// <summary>
/// Who calls the API: the owner of the bearer token, or without an Authorization header the owner of the site's cookie.
/// It responds with a status, never with a redirect.
/// </summary>
internal sealed class ApiAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionRegister sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Api";

    /// <summary>Somebody is signed in, and a browser's cookie was sent by a page of this site.</summary>
    public static AuthorizationPolicy Policy { get; } = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context =>
            IsBearer(context) || (context.Resource is HttpContext http && SameOrigin.Allows(http.Request)))
        .Build();

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0)
        {
            return await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        }

        var result = await Context.AuthenticateAsync(IdentityConstants.BearerScheme);

        return
            result.Succeeded
            && !await sessions.IsOpenAsync(result.Principal, result.Properties!, Context.RequestAborted)
            ? AuthenticateResult.Fail("The session has ended.")
            : result;
    }

    // RFC 6750, section 3: the reason only when a token was sent.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate =
            Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    private static bool IsBearer(AuthorizationHandlerContext context) =>
        context.User.Identity?.AuthenticationType == IdentityConstants.BearerScheme;
}
