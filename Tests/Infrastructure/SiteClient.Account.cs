using System.Net;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>What a person does with their account.</summary>
public sealed partial class SiteClient
{
    /// <summary>Registers, and is signed in; the activity begins after it.</summary>
    public async Task<Answer> RegisterAsync(string email, string password = Emails.Password)
    {
        var answer = await TryToRegisterAsync(email, password);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);

        if (site is null)
        {
            return answer;
        }

        // With a mail server a new account waits for its address to be confirmed; here it is one of before.
        if (answer.Header("Location")!.EndsWith("/CheckMail", StringComparison.Ordinal))
        {
            site.NeedNotConfirm(email);
            answer = await SignInAsync(email, password);
        }

        site.ForgetActivity(email);
        return answer;
    }

    /// <summary>Sends the form of registration, which may be refused.</summary>
    public async Task<Answer> TryToRegisterAsync(string email, string password)
    {
        Email = email;
        var page = await GetAsync("/Identity/Account/Register");
        return await SubmitAsync(
            page.Form("Register"),
            ("Input.Email", email),
            ("Input.Password", password),
            ("Input.ConfirmPassword", password));
    }

    public async Task<Answer> SignInAsync(string email, string password = Emails.Password)
    {
        Email = email;
        var page = await GetAsync("/Identity/Account/Login");
        return await SubmitAsync(page.Form("Login"), ("Input.Email", email), ("Input.Password", password));
    }

    public async Task<Answer> ForgetPasswordAsync(string email)
    {
        var page = await GetAsync("/Identity/Account/ForgotPassword");
        return await SubmitAsync(page.Form("ForgotPassword"), ("Input.Email", email));
    }

    public async Task SignOutAsync()
    {
        var page = await GetAsync("/");
        await SubmitAsync(page.Form("Logout"));
    }

    public async Task<Answer> ChangePasswordAsync(string newPassword)
    {
        var page = await GetAsync("/Identity/Account/Manage/ChangePassword");
        var answer = await SubmitAsync(
            page.Document.Forms.Single(form => form.Id == "change-password-form"),
            ("Input.OldPassword", Emails.Password),
            ("Input.NewPassword", newPassword),
            ("Input.ConfirmPassword", newPassword));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return answer;
    }

    public async Task SignOutEverywhereAsync()
    {
        var page = await GetAsync("/Identity/Account/Manage/Sessions");
        var answer = await SubmitAsync(page.Document.Forms.Single(form => form.Id == "sign-out-everywhere"));
        Assert.EndsWith("/Identity/Account/Login", answer.Header("Location"), StringComparison.Ordinal);
    }
}
