using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Accounts.Mails;
using PartnerSite.Services.Mail;
using ActivityKind = PartnerSite.Services.Activity.ActivityKind;

namespace PartnerSite.Areas.Identity.Pages.Account;

/// <summary>
/// Makes an account. With a mail server the answer is the same whether the address has an account or not: its owner
/// gets a mail, and a new account can be used once its link was opened.
/// </summary>
public sealed class RegisterModel(
    UserManager<ApplicationUser> users,
    SignInManager<ApplicationUser> signIn,
    AccountEvents events,
    MailState mail)
    : Microsoft.AspNetCore.Identity.UI.V5.Pages.Account.Internal.RegisterModel
{
    // Longer than hashing the password and storing the account, which an address that is known does not need.
    private static readonly TimeSpan ShortestAnswer = TimeSpan.FromMilliseconds(400);

    public override Task OnGetAsync(string? returnUrl = null)
    {
        ReturnUrl = returnUrl;
        return Task.CompletedTask;
    }

    public override async Task<IActionResult> OnPostAsync(string? returnUrl = null)
    {
        ReturnUrl = returnUrl;

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var start = Stopwatch.GetTimestamp();
        var user = new ApplicationUser { UserName = Input.Email, Email = Input.Email, MustConfirm = mail.IsOn };
        var result = await users.CreateAsync(user, Input.Password);

        if (mail.IsOn && (result.Succeeded || result.Errors.All(IsTaken)))
        {
            return AnswerByMail(result.Succeeded, start);
        }

        if (result.Succeeded)
        {
            await signIn.SignInAsync(user, isPersistent: false);
            await events.RecordAsync(user.Id, ActivityKind.SignedIn);
            return LocalRedirect(returnUrl ?? "~/");
        }

        // The address is the name: one sentence is enough.
        foreach (var description in result.Errors.Select(error => error.Description).Distinct())
        {
            ModelState.AddModelError("", description);
        }

        return Page();
    }

    private NotBefore AnswerByMail(bool isNew, long start)
    {
        var mails = HttpContext.RequestServices.GetRequiredService<AccountMails>();

        if (isNew)
        {
            mails.ConfirmAddress(Input.Email);
        }
        else
        {
            mails.TellOwner(Input.Email);
        }

        return new(start, RedirectToPage("./CheckMail"));
    }

    private static bool IsTaken(IdentityError error) => error.Code
        is nameof(IdentityErrorDescriber.DuplicateUserName) or nameof(IdentityErrorDescriber.DuplicateEmail);

    // It waits as an answer, after the page has given back its place for hashing.
    private sealed class NotBefore(long start, IActionResult answer) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            if (ShortestAnswer - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left)
            {
                await Task.Delay(left, context.HttpContext.RequestAborted);
            }

            await answer.ExecuteResultAsync(context);
        }
    }
}
