namespace PartnerSite.Services.Accounts;

/// <summary>What the site changes about one of Identity's pages.</summary>
/// <param name="Path">The page's path within the area.</param>
internal sealed record IdentityPage(string Path)
{
    /// <summary>The page has no route.</summary>
    public bool IsOff { get; init; }

    /// <summary>Without a mail server the page has no route: it would claim that it sent a mail.</summary>
    public bool NeedsMail { get; init; }

    /// <summary>
    /// The field in which it asks a signed-in user for the password again: a wrong one counts as a guess, and is said
    /// there.
    /// </summary>
    public string? PasswordField { get; init; }

    /// <summary>It makes accounts: so many a minute.</summary>
    public bool IsRegistration { get; init; }

    /// <summary>A password or recovery codes are hashed when its form is sent, in one of few places.</summary>
    public bool Hashes { get => field || PasswordField is not null; init; }

    /// <summary>It asks for the password first, unless the session gave it in the last minutes.</summary>
    public bool WantsRecentPassword { get; init; }

    /// <summary>It signs out, which is recorded.</summary>
    public bool SignsOut { get; init; }

    /// <summary>The field of a new password: why it is refused is said there.</summary>
    public string? NewPasswordField { get; init; }

    /// <summary>
    /// An invalid form is shown again and never reaches Identity's page, which doesn't check for errors.
    /// </summary>
    public bool NeedsValidForm { get; init; }

    /// <summary>It ends all sessions of the account; the site keeps the one that did it.</summary>
    public bool KeepsSignIn { get; init; }

    /// <summary>
    /// Where to redirect when Identity's page throws because the user is not in the state that it expects.
    /// </summary>
    public string? FallbackPage { get; init; }
}

/// <summary>
/// The one table of what the site changes about Identity's pages. All others are the library's, unchanged.
/// </summary>
internal static class IdentityPages
{
    public const string Area = "Identity";

    public const string ConfirmPassword = "/Account/Manage/ConfirmPassword";
    public const string ConfirmEmail = "/Account/ConfirmEmail";
    public const string ConfirmEmailChange = "/Account/ConfirmEmailChange";
    public const string ForgotPassword = "/Account/ForgotPassword";
    public const string Manage = "/Account/Manage/Index";
    public const string Notifications = "/Account/Manage/Notifications";
    public const string Register = "/Account/Register";
    public const string ResetPassword = "/Account/ResetPassword";
    public const string SignIn = "/Account/Login";
    public const string SignOut = "/Account/Logout";
    private const string TwoFactor = "/Account/Manage/TwoFactorAuthentication";

    public static IReadOnlyList<IdentityPage> Changed { get; } =
    [
        // Nothing links to it, it tells who has an account, and without mail it lets anybody confirm any e-mail
        // address.
        new("/Account/RegisterConfirmation") { IsOff = true },

        // Everybody signs in with a password of this site, and the site has an error page of its own.
        new("/Account/ExternalLogin") { IsOff = true },
        new("/Account/Manage/ExternalLogins") { IsOff = true },
        new("/Account/Manage/SetPassword") { IsOff = true },

        // It ends the old phone's codes, and the second factor with them, before the new one works.
        new("/Account/Manage/ResetAuthenticator") { IsOff = true },
        new("/Error") { IsOff = true },

        new(SignOut) { SignsOut = true },
        new(ConfirmEmailChange) { NeedsMail = true },
        new(ForgotPassword) { NeedsMail = true },
        new("/Account/ForgotPasswordConfirmation") { NeedsMail = true },
        new("/Account/ResendEmailConfirmation") { NeedsMail = true },
        new(Register)
        {
            IsRegistration = true, Hashes = true, NewPasswordField = "Input.Password",
        },
        new("/Account/CheckMail") { NeedsMail = true },
        new(ConfirmEmail) { Hashes = true },
        // An operator can hand out its link without a mail server.
        new(ResetPassword) { Hashes = true, NewPasswordField = "Input.Password" },

        // The first half of the sign-in was too long ago, or never happened.
        new("/Account/LoginWith2fa") { FallbackPage = SignIn },
        new("/Account/LoginWithRecoveryCode") { FallbackPage = SignIn, Hashes = true },

        // Two-factor authentication is off, or was turned off in the meantime.
        new("/Account/Manage/Disable2fa") { FallbackPage = TwoFactor, KeepsSignIn = true, WantsRecentPassword = true },
        new("/Account/Manage/GenerateRecoveryCodes")
        {
            FallbackPage = TwoFactor, WantsRecentPassword = true, Hashes = true,
        },

        new("/Account/Manage/EnableAuthenticator")
        {
            FallbackPage = TwoFactor, KeepsSignIn = true, WantsRecentPassword = true, Hashes = true,
        },
        new("/Account/Manage/Sessions") { WantsRecentPassword = true },
        new(ConfirmPassword) { PasswordField = "Password" },
        new("/Account/Manage/ChangePassword")
        {
            PasswordField = "Input.OldPassword", NewPasswordField = "Input.NewPassword",
        },
        new("/Account/Manage/DeletePersonalData") { PasswordField = "Input.Password", NeedsValidForm = true },
        new("/Account/Manage/Email") { PasswordField = "Password", NeedsMail = true },
        new(Notifications) { NeedsMail = true },
    ];

    /// <summary>The page's path on the site.</summary>
    public static string PathOf(string page) => $"/{Area}{page}";
}
