using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Accounts.Mails;
using PartnerSite.Services.Languages;
using ActivityKind = PartnerSite.Services.Activity.ActivityKind;

namespace PartnerSite.Areas.Identity.Pages.Account;

/// <summary>
/// Confirms an account's address by the link of a mail. A new account wants the password too, and signs in with it: a
/// stranger who registered somebody else's address does not have the mail, and its owner does not have the password.
/// </summary>
public sealed class ConfirmEmailModel(
    UserManager<ApplicationUser> users,
    SignInManager<ApplicationUser> signIn,
    GuessLimit guesses,
    AccountEvents events,
    Texts T)
    : Microsoft.AspNetCore.Identity.UI.V5.Pages.Account.Internal.ConfirmEmailModel
{
    public bool IsConfirmed { get; private set; }

    /// <summary>The address of the account whose password is asked for; null when it is not.</summary>
    public string? AsksPasswordOf { get; private set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <exception cref="FormatException">The link is malformed.</exception>
    public override async Task<IActionResult> OnGetAsync(string? userId, string? code)
    {
        if (userId is null || code is null)
        {
            return Redirect("~/");
        }

        var token = MailLinks.Decode(code);

        if (await FindAsync(userId, token) is not { } user)
        {
            return Page();
        }

        if (AsksForPassword(user))
        {
            AsksPasswordOf = user.Email;
            return Page();
        }

        IsConfirmed = (await users.ConfirmEmailAsync(user, token)).Succeeded;
        return Page();
    }

    /// <exception cref="FormatException">The link is malformed.</exception>
    /// <exception cref="TooManyGuessesException">The account has no guesses left from there.</exception>
    public async Task<IActionResult> OnPostAsync(string? userId, string? code)
    {
        var token = MailLinks.Decode(code ?? "");

        if (await FindAsync(userId ?? "", token) is not { } user || !AsksForPassword(user))
        {
            return Page();
        }

        AsksPasswordOf = user.Email;
        await using var guess = await guesses.BeginAsync(
            user.NormalizedUserName!, HttpContext.Connection.RemoteIpAddress);

        if (!await users.CheckPasswordAsync(user, Password ?? ""))
        {
            guess.WasWrong();
            await events.RecordAsync(user.Id, ActivityKind.SignInRefused);
            ModelState.AddModelError(nameof(Password), T["Mail.ConfirmPasswordWrong"]);
            return Page();
        }

        if (!(await users.ConfirmEmailAsync(user, token)).Succeeded)
        {
            AsksPasswordOf = null;
            return Page();
        }

        if (user.TwoFactorEnabled)
        {
            return RedirectToPage("./Login");
        }

        await signIn.SignInAsync(user, isPersistent: false);
        await events.RecordAsync(user.Id, ActivityKind.SignedIn);
        return Redirect("~/");
    }

    private bool AsksForPassword(ApplicationUser user) =>
        user is { MustConfirm: true, EmailConfirmed: false } && users.GetUserId(User) != user.Id;

    private async Task<ApplicationUser?> FindAsync(string userId, string token) =>
        await users.FindByIdAsync(userId) is { IsActive: true } user
        && await users.VerifyUserTokenAsync(
            user,
            users.Options.Tokens.EmailConfirmationTokenProvider,
            UserManager<ApplicationUser>.ConfirmEmailTokenPurpose,
            token)
            ? user
            : null;
}
