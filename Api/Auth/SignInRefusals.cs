using PartnerSite.Api.Http;
using PartnerSite.Services.Languages;

namespace PartnerSite.Api.Auth;

/// <summary>The ways in which signing in is refused.</summary>
internal static class SignInRefusals
{
    public static MemberFault NoPassword { get; } = new("password", new Message("Api.NoPassword"));

    public static ApiProblem Wrong(HttpContext context) => ApiProblem.From(
        context, StatusCodes.Status401Unauthorized, new Message("Api.WrongSignIn"));

    public static ApiProblem SecondFactorRequired(HttpContext context) => ApiProblem.From(
        context,
        StatusCodes.Status401Unauthorized,
        new Message("Api.WantsSecondFactor"),
        ApiProblem.TwoFactorRequired);
}
