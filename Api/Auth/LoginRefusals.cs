using PartnerSite.Api.Http;

namespace PartnerSite.Api.Auth;

/// <summary>The two ways in which signing in is refused.</summary>
internal static class LoginRefusals
{
    public const string WantsSecondFactor =
        "This account has a second factor: send two_factor_code, the code of the authenticator app, or two_factor_recovery_code with it.";

    public const string Wrong = "E-mail, password or code is wrong, or the account is locked for a while.";

    public static ApiProblem WrongProblem(HttpContext context) => ApiProblem.Of(context, StatusCodes.Status401Unauthorized, Wrong);

    public static ApiProblem SecondFactorProblem(HttpContext context) =>
        ApiProblem.Of(context, StatusCodes.Status401Unauthorized, WantsSecondFactor, ApiProblem.TwoFactorRequired);
}
