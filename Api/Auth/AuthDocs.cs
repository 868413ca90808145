using PartnerSite.Api.OpenApi;

namespace PartnerSite.Api.Auth;

/// <summary>Signing in and out, as the document describes it.</summary>
internal static class AuthDocs
{
    private const string Email = "lan.nguyen@example.com";
    private const string Password = "a long enough password";

    private static readonly DateTime Now = new(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc);

    private static readonly LoginRequest WithPassword = new() { Email = Email, Password = Password };

    private static readonly UserAnswer User = new(
        "7d0f6f0a-4c0e-4a39-9d9e-2f3f0c1f5b1e", Email, Email, IsActive: true, Now.AddDays(-40), Now.AddDays(-2));

    private static readonly LoginAnswer SignedIn = new(
        "CfDJ8Nq3xV7p0bYw5c1Zt9Ue2Rk", "Bearer", Now.AddHours(8), User, HasPartnerAttributes: true);

    public static OperationDocs SignIn { get; } =
        new(new DocsExample("signed_in", "Signed in", _ => SignedIn))
        {
            RateLimited = true,
            Mistake = _ => SignInRefusals.NoPassword,
            Refusals = (
                "Wrong email, password or code, or the account is locked for a while; or it wants a second factor, which `type` tells.",
                [
                    new("wrong", "Wrong, or locked", SignInRefusals.Wrong),
                    new("second_factor", "A second factor is wanted", SignInRefusals.SecondFactorRequired),
                ]),
            Requests =
            [
                new("password", "With a password", _ => WithPassword),
                new(
                    "two_factor",
                    "With the code of an authenticator app",
                    _ => WithPassword with { TwoFactorCode = "492039" }),
                new(
                    "recovery",
                    "With a recovery code",
                    _ => WithPassword with { TwoFactorRecoveryCode = "R4T7K-9QWXN" }),
            ],
        };

    public static OperationDocs SignOut { get; } =
        new(new DocsExample("signed_out", "Signed out", _ => new StatusAnswer("success", "You are signed out.")));

    public static OperationDocs Me { get; } = new(new DocsExample("user", "A user", _ => User));
}
