using System.Net;

namespace PartnerSite.Tests.Infrastructure;

public sealed partial class PageTour
{
    private const string Manage = $"{Account}/Manage";

    private async Task SeeTheAccountAsync()
    {
        foreach (
            var name in (string[])
                [
                    "Index",
                    "ChangePassword",
                    "TwoFactorAuthentication",
                    "EnableAuthenticator",
                    "ConfirmPassword",
                    "Sessions",
                    "PersonalData",
                    "DeletePersonalData",
                ])
        {
            await ShowAsync($"{Manage}/{name}");
        }

        await SeeTheAddressAsync();
        site.ConfirmAddress(user.Email);
        await ChangeAsync("password, blank", "ChangePassword", "Input.OldPassword");
        await ChangeAsync(
            "password, short",
            "ChangePassword",
            "Input.OldPassword",
            ("Input.OldPassword", Wrong),
            ("Input.NewPassword", "short"),
            ("Input.ConfirmPassword", "shorter"));
        await ChangeAsync(
            "password, wrong",
            "ChangePassword",
            "Input.OldPassword",
            ("Input.OldPassword", Wrong),
            ("Input.NewPassword", Emails.Password),
            ("Input.ConfirmPassword", Emails.Password));
        await ChangeAsync(
            "password",
            "ChangePassword",
            "Input.OldPassword",
            ("Input.OldPassword", Emails.Password),
            ("Input.NewPassword", Emails.Password),
            ("Input.ConfirmPassword", Emails.Password));
        await ChangeAsync("deletion, wrong", "DeletePersonalData", "Input.Password", ("Input.Password", Wrong));
        await ChangeAsync("app, blank", "EnableAuthenticator", "Input.Code");
        await ChangeAsync("app, wrong", "EnableAuthenticator", "Input.Code", ("Input.Code", "not a code"));
    }

    private async Task SeeTheSecondFactorAsync()
    {
        var page = await user.GetAsync($"{Manage}/EnableAuthenticator");
        var app = new Authenticator(page.TextOf("kbd"));
        await ChangeAsync("app", page, "Input.Code", ("Input.Code", app.Code));

        foreach (var name in (string[])["TwoFactorAuthentication", "GenerateRecoveryCodes", "Disable2fa"])
        {
            await ShowAsync($"{Manage}/{name}", $"{name}, with an app");
        }

        await user.SignOutAsync();
        await user.SignInAsync(user.Email);
        await ShowAsync($"{Account}/LoginWith2fa");
        await SubmitAsync(
            "second factor, blank", $"{Account}/LoginWith2fa", "Input.TwoFactorCode", ("Input.TwoFactorCode", ""));
        await SubmitAsync(
            "second factor, wrong",
            $"{Account}/LoginWith2fa",
            "Input.TwoFactorCode",
            ("Input.TwoFactorCode", app.WrongCode));
        await ShowAsync($"{Account}/LoginWithRecoveryCode");
        await SubmitAsync(
            "recovery code, blank",
            $"{Account}/LoginWithRecoveryCode",
            "Input.RecoveryCode",
            ("Input.RecoveryCode", ""));
        await SubmitAsync(
            "recovery code, wrong",
            $"{Account}/LoginWithRecoveryCode",
            "Input.RecoveryCode",
            ("Input.RecoveryCode", "wrong"));

        var form = FormWith(await user.GetAsync($"{Account}/LoginWith2fa"), "Input.TwoFactorCode");
        Assert.Equal(HttpStatusCode.Redirect, (await user.SubmitAsync(form, ("Input.TwoFactorCode", app.Code))).Status);
    }

    // A message after a redirect is shown only once.
    private async Task ChangeAsync(
        string name, string page, string field, params (string Name, string? Value)[] fields) =>
        await ChangeAsync(name, await user.GetAsync($"{Manage}/{page}"), field, fields);

    private async Task ChangeAsync(string name, Answer page, string field, params (string Name, string? Value)[] fields)
    {
        var answer = await user.SubmitAsync(FormWith(page, field), fields);
        See(name, answer.Status == HttpStatusCode.Redirect ? await user.GetAsync(answer.Header("Location")!) : answer);
    }
}
