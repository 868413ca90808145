using PartnerSite.Api.OpenApi;

namespace PartnerSite.Api.Auth;

/// <summary>Signing in and out, as the document describes it.</summary>
internal static class AuthDocs
{
    private const string Email = "lan.nguyen@example.com";
    private const string Password = "a long enough password";

    private static readonly DateTime Now = new(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc);

    private static readonly UserAnswer User = new(
        "7d0f6f0a-4c0e-4a39-9d9e-2f3f0c1f5b1e", Email, Email, IsActive: true, Now.AddDays(-40), Now.AddDays(-2));

    public static OperationDocs Login { get; } = new("login", "Sign in",
        "Exchanges e-mail and password for a bearer token. An account with a second factor is answered with a 401 whose `type` is " +
        "`urn:partnersite:problem:two-factor-required`: send the same again with the code of the authenticator app, or with a recovery code.\n\n" +
        "Unknown e-mail, wrong password, locked and disabled account are answered alike.")
    {
        Success = "Signed in. Keep the token like a password.",
        RateLimited = true,
        Mistake = _ => LoginRefusals.NoPassword,
        Failures = new Dictionary<int, string>
        {
            [StatusCodes.Status401Unauthorized] =
                "Wrong e-mail, password or code, or the account is locked for a while; or it wants a second factor, which `type` tells.",
        },
        Refusals =
        [
            new("wrong", "Wrong, or locked", LoginRefusals.Wrong),
            new("second_factor", "A second factor is wanted", LoginRefusals.WantsSecondFactor),
        ],
        Requests =
        [
            new("password", "With a password", _ => new LoginRequest { Email = Email, Password = Password }),
            new("two_factor", "With the code of an authenticator app", _ => new LoginRequest { Email = Email, Password = Password, TwoFactorCode = "492039" }),
            new("recovery", "With a recovery code", _ => new LoginRequest { Email = Email, Password = Password, TwoFactorRecoveryCode = "R4T7K-9QWXN" }),
        ],
        Answers = [new("signed_in", "Signed in", _ => new LoginAnswer("CfDJ8Nq3xV7p0bYw5c1Zt9Ue2Rk", "Bearer", Now.AddHours(8), User, HasPartnerAttributes: true))],
    };

    public static OperationDocs Logout { get; } = new("logout", "Sign out",
        "Ends the session of the token, or of the cookie, that came with this call: neither it nor a copy of it is accepted from now on.")
    {
        Success = "Signed out.",
        Answers = [new("signed_out", "Signed out", _ => new StatusAnswer("success", "You are signed out."))],
    };

    public static OperationDocs Me { get; } = new("getCurrentUser", "Who is signed in", "The account that the token, or the cookie, belongs to.")
    {
        Success = "The signed-in user.",
        Answers = [new("user", "A user", _ => User)],
    };

    public static IReadOnlyDictionary<Type, Dictionary<string, MemberDocs>> Members { get; } = new Dictionary<Type, Dictionary<string, MemberDocs>>
    {
        [typeof(LoginRequest)] = new()
        {
            ["email"] = new("The account's e-mail address.") { Format = "email", MaxLength = 256 },
            ["password"] = new("The account's password.") { Format = "password", MaxLength = 100, WriteOnly = true },
            ["two_factor_code"] = new("The code that the authenticator app shows.")
            {
                Optional = true,
                Nullable = true,
                MaxLength = 16,
                Pattern = "^[0-9 -]+$",
                WriteOnly = true,
            },
            ["two_factor_recovery_code"] = new("A recovery code, which is used up by it.")
            {
                Optional = true,
                Nullable = true,
                MaxLength = 32,
                Pattern = "^[A-Za-z0-9 -]+$",
                WriteOnly = true,
            },
        },
        [typeof(LoginAnswer)] = new()
        {
            ["token"] = new("Send it as `Authorization: Bearer …`. It says nothing to anybody but this site.") { MaxLength = 4096, Pattern = "^[A-Za-z0-9_-]+$" },
            ["token_type"] = new("The scheme to send it with.") { Values = ["Bearer"] },
            ["expires_at"] = MemberDocs.Time("The token is refused from then on."),
            ["user"] = "Who signed in.",
            ["has_partner_attributes"] = "At least one attribute of a partner is set.",
        },
        [typeof(UserAnswer)] = new()
        {
            ["id"] = new("Never changes.") { Format = "uuid", MaxLength = 36 },
            ["name"] = new("The account's name, which is its e-mail address.") { MaxLength = 256, Pattern = DocsPatterns.Text },
            ["email"] = new("The account's e-mail address.") { Format = "email", MaxLength = 256 },
            ["is_active"] = "The account is not disabled.",
            ["created_at"] = MemberDocs.Time("When the account was made."),
            ["updated_at"] = MemberDocs.Time("When the account was last changed."),
        },
        [typeof(StatusAnswer)] = new()
        {
            ["status"] = new("What became of it.") { Values = ["success"] },
            ["message"] = new("A sentence for people.") { MaxLength = 256, Pattern = DocsPatterns.Text },
        },
    };
}
