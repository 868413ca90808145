using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnerSite.Api.Http;
using PartnerSite.Api.OpenApi;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Sessions;

namespace PartnerSite.Api.Auth;

internal static class AuthEndpoints
{
    /// <summary>Signing in and out, and who is signed in.</summary>
    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags(DocsTags.SignIn);

        auth.MapPost("/login", SignInAsync).AllowAnonymous().Describe("login", AuthDocs.SignIn);
        auth.MapPost("/logout", SignOutAsync).Describe("logout", AuthDocs.SignOut);
        auth.MapGet("/me", MeAsync).Describe("getCurrentUser", AuthDocs.Me);
    }

    /// <summary>Sign in</summary>
    /// <remarks>
    /// Exchanges email and password for a bearer token. An account with a second factor is answered with a 401 whose
    /// `type` is `urn:partnersite:problem:two-factor-required`: send the same again with the code of the authenticator
    /// app, or with a recovery code.
    ///
    /// Unknown email, wrong password, locked and disabled account are answered alike.
    /// </remarks>
    /// <response code="200">Signed in. Keep the token like a password.</response>
    internal static async Task<Results<Ok<LoginAnswer>, ProblemResult>> SignInAsync(
        LoginRequest login,
        HttpContext context,
        UniformSignInManager signIn,
        BearerTokens tokens,
        PartnerProfiles profiles,
        AccountEvents events,
        CancellationToken cancellationToken)
    {
        if (FaultsOf(login).ToList() is { Count: > 0 } faults)
        {
            return ProblemResult.Invalid(faults);
        }

        var (result, user) = await signIn.CheckAsync(
            login.Email!, login.Password!, GivenOrNull(login.TwoFactorCode), GivenOrNull(login.TwoFactorRecoveryCode));

        if (user is null)
        {
            return ProblemResult.Unauthorized(
                result.RequiresTwoFactor ? SignInRefusals.SecondFactorRequired : SignInRefusals.Wrong);
        }

        await events.RecordAsync(user.Id, ActivityKind.ApiSignedIn);
        var token = await tokens.IssueAsync(user, context);
        var profile = await profiles.GetAsync(user.Id, cancellationToken);
        return TypedResults.Ok(new LoginAnswer(
            token.Value, "Bearer", token.ExpiresAt, UserAnswer.From(user), profile.HasPartnerAttributes));
    }

    /// <summary>Sign out</summary>
    /// <remarks>
    /// Ends the session of the token, or of the cookie, that came with this call: neither it nor a copy of it is
    /// accepted from now on.
    /// </remarks>
    /// <response code="200">Signed out.</response>
    internal static async Task<Ok<StatusAnswer>> SignOutAsync(
        HttpContext context,
        SessionRegister sessions,
        UniformSignInManager signIn,
        AccountEvents events,
        Texts texts)
    {
        var ticket = (await context.AuthenticateAsync(ApiAuthentication.SchemeName)).Ticket!;
        await events.RecordAsync(ticket.Principal.Id(), ActivityKind.SignedOut);

        if (ticket.Principal.Identity?.AuthenticationType == IdentityConstants.BearerScheme)
        {
            await sessions.EndAsync(ticket.Properties);
        }
        else
        {
            await signIn.SignOutAsync();
        }

        return TypedResults.Ok(new StatusAnswer("success", texts["Api.SignedOut"]));
    }

    /// <summary>Who is signed in</summary>
    /// <remarks>The account that the token, or the cookie, belongs to.</remarks>
    /// <response code="200">The signed-in user.</response>
    internal static async Task<Results<Ok<UserAnswer>, ProblemResult>> MeAsync(
        HttpContext context, AppDbContext database, CancellationToken cancellationToken)
    {
        var id = context.User.Id();
        var user = await database
            .Users.AsNoTracking()
            .Where(user => user.Id == id)
            .Select(UserAnswer.Projection)
            .FirstOrDefaultAsync(cancellationToken);
        return user is null ? ProblemResult.AccountGone : TypedResults.Ok(user);
    }

    // A client's form may send a blank field that was not filled in.
    private static string? GivenOrNull(string? code) => string.IsNullOrWhiteSpace(code) ? null : code;

    private static IEnumerable<MemberFault> FaultsOf(LoginRequest login)
    {
        if (string.IsNullOrWhiteSpace(login.Email))
        {
            yield return new("email", new Message("Api.NoEmail"));
        }
        else if (login.Email.Length > EmailAddresses.MaxLength)
        {
            yield return new("email", new Message("Api.EmailLength", EmailAddresses.MaxLength));
        }

        if (string.IsNullOrEmpty(login.Password))
        {
            yield return SignInRefusals.NoPassword;
        }

        if (GivenOrNull(login.TwoFactorCode) is not null && GivenOrNull(login.TwoFactorRecoveryCode) is not null)
        {
            yield return new("two_factor_code", new Message("Api.TwoCodes"));
        }
    }
}
