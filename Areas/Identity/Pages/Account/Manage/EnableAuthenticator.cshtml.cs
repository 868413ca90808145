using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Mail;

namespace PartnerSite.Areas.Identity.Pages.Account.Manage;

/// <summary>
/// Sets up an authenticator app: the first one, or that of another phone. Opening it changes nothing, and a key that is
/// in use is never shown.
/// </summary>
[Authorize]
public sealed class EnableAuthenticatorModel(
    UserManager<ApplicationUser> users, SecondFactorSetup setup, MailState mail, Texts T) : PageModel
{
    private const int GroupSize = 4;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The new key, in groups of letters.</summary>
    public string SharedKey { get; private set; } = "";

    /// <summary>Another app is in use, until a code of this one is entered.</summary>
    public bool IsOn { get; private set; }

    [TempData]
    public string? StatusMessage { get; set; }

    /// <summary>For the page that shows them once.</summary>
    [TempData]
    public string[]? RecoveryCodes { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        if (!IsAllowed(user))
        {
            return RedirectToPage("./TwoFactorAuthentication");
        }

        Show(user, setup.NewKey());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        if (!IsAllowed(user))
        {
            return RedirectToPage("./TwoFactorAuthentication");
        }

        if (setup.Open(Input.Key, user) is not { } key)
        {
            ModelState.Clear();
            ModelState.AddModelError("Input.Code", T["Account.SetupExpired"]);
            Show(user, setup.NewKey());
            return Page();
        }

        var codes = ModelState.IsValid ? await setup.TurnOnAsync(user, key, Input.Code) : null;

        if (codes is null)
        {
            if (ModelState.IsValid)
            {
                ModelState.AddModelError("Input.Code", T["Account.WrongCode"]);
            }

            Show(user, key);
            return Page();
        }

        StatusMessage = "Your authenticator app has been verified.";

        if (codes.Count == 0)
        {
            return RedirectToPage("./TwoFactorAuthentication");
        }

        RecoveryCodes = [.. codes];
        return RedirectToPage("./ShowRecoveryCodes");
    }

    // Whoever registered somebody else's address must not keep its owner out.
    private bool IsAllowed(ApplicationUser user) => user.EmailConfirmed || !mail.IsOn;

    private void Show(ApplicationUser user, string key)
    {
        IsOn = user.TwoFactorEnabled;
        SharedKey = string.Join(' ', key.Chunk(GroupSize).Select(group => new string(group))).ToLowerInvariant();
        Input.Key = setup.Seal(key, user);
        ModelState.Remove("Input.Key");
    }

    public sealed class InputModel
    {
        /// <summary>What the app shows.</summary>
        [Required]
        [StringLength(7, MinimumLength = 6)]
        public string Code { get; set; } = "";

        /// <summary>The new key, sealed.</summary>
        public string? Key { get; set; }
    }
}
