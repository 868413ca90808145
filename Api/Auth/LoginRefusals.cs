using PartnerSite.Api.Http;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.Auth;

/// <summary>The ways in which signing in is refused.</summary>
internal static class LoginRefusals
{
    public static SaveError NoPassword { get; } = new("Send the account's password.", "password");

    public static ApiProblem Wrong(HttpContext context) => ApiProblem.Of(
        context, StatusCodes.Status401Unauthorized, "E-mail, password or code is wrong, or the account is locked for a while.");

    public static ApiProblem WantsSecondFactor(HttpContext context) => ApiProblem.Of(
        context,
        StatusCodes.Status401Unauthorized,
        "This account has a second factor: send two_factor_code, the code of the authenticator app, or two_factor_recovery_code with it.",
        ApiProblem.TwoFactorRequired);
}
