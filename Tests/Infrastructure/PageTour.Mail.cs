namespace PartnerSite.Tests.Infrastructure;

public sealed partial class PageTour
{
    private const string NewPassword = $"{Account}/ResetPassword?code=Y29kZQ";

    private async Task SeeMailPagesAsync()
    {
        foreach (
            var page in (string[])
                [
                    "CheckMail",
                    "ForgotPassword",
                    "ForgotPasswordConfirmation",
                    "ResendEmailConfirmation",
                    "ResetPasswordConfirmation",
                    "ConfirmEmail?userId=nobody&code=Y29kZQ",
                    "ConfirmEmailChange?userId=nobody&email=lan@example.com&code=Y29kZQ",
                ])
        {
            await ShowAsync($"{Account}/{page}");
        }

        var confirmation = await site.ConfirmationLinkAsync();
        await ShowAsync(confirmation, "confirmation");
        await SubmitAsync("confirmation, wrong", confirmation, "Password", ("Password", Wrong));
        await SubmitAsync("forgotten, blank", $"{Account}/ForgotPassword", "Input.Email", ("Input.Email", ""));
        await SubmitAsync("forgotten, no address", $"{Account}/ForgotPassword", "Input.Email", ("Input.Email", "lan"));
        await SubmitAsync(
            "sent again, blank", $"{Account}/ResendEmailConfirmation", "Input.Email", ("Input.Email", ""));
        await SubmitAsync(
            "sent again", $"{Account}/ResendEmailConfirmation", "Input.Email", ("Input.Email", Emails.New()));
        await ShowAsync(NewPassword, "new password");
        await SubmitAsync(
            "new password, blank",
            NewPassword,
            "Input.Password",
            ("Input.Email", ""),
            ("Input.Password", ""),
            ("Input.ConfirmPassword", ""));
        await SubmitAsync(
            "new password, short",
            NewPassword,
            "Input.Password",
            ("Input.Email", "lan"),
            ("Input.Password", "short"),
            ("Input.ConfirmPassword", "shorter"));
        await SubmitAsync(
            "new password, bad link",
            NewPassword,
            "Input.Password",
            ("Input.Email", Emails.New()),
            ("Input.Password", Emails.Password),
            ("Input.ConfirmPassword", Emails.Password));
    }

    private async Task SeeTheAddressAsync()
    {
        await ShowAsync($"{Manage}/Email");
        await ShowAsync($"{Manage}/Notifications");
        await ChangeAsync("notifications off", "Notifications", "IsOn", ("IsOn", "false"));
        await ChangeAsync("address, blank", "Email", "Input.NewEmail", ("Input.NewEmail", ""), ("Password", ""));
        await ChangeAsync(
            "address, wrong password",
            "Email",
            "Input.NewEmail",
            ("Input.NewEmail", "lan.tran@example.com"),
            ("Password", Wrong));
        await ChangeAsync(
            "address",
            "Email",
            "Input.NewEmail",
            ("Input.NewEmail", "lan.tran@example.com"),
            ("Password", Emails.Password));
    }
}
