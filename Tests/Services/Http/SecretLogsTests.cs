using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>The codes of mailed links and what is typed are in no log, at any level.</summary>
public sealed class SecretLogsTests
{
    private const string NewPassword = "canary of a new password 7f3a";

    [Theory]
    [InlineData("Trace")]
    [InlineData("Debug")]
    public async Task A_code_a_password_and_a_key_are_in_no_line_whatever_is_configured(string level)
    {
        await using var site = new MailSite
        {
            Settings =
            {
                ["Logging:LogLevel:Default"] = level,
                ["Logging:LogLevel:Microsoft.AspNetCore"] = level,
                [$"Logging:{typeof(LogRecorder).FullName}:LogLevel:Default"] = level,
                ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = level,
                ["Logging:LogLevel:Microsoft.AspNetCore.Mvc.RazorPages"] = level,
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = level,
            },
        };
        await site.InitializeAsync();
        using var user = await site.NewUserAsync();
        using var owner = site.NewVisitor();
        await owner.ForgetPasswordAsync(user.Email);
        var link = (await site.Smtp.MailAsync(user.Email, "ResetPassword")).Link;
        var code = link.Query.Split("code=")[1];
        var form = (await owner.GetAsync(link.PathAndQuery)).Form("ResetPassword");
        await owner.SubmitAsync(
            form,
            ("Input.Email", user.Email),
            ("Input.Password", NewPassword),
            ("Input.ConfirmPassword", NewPassword));
        await owner.SignInAsync(user.Email, NewPassword);
        var setup = await owner.GetAsync("/Identity/Account/Manage/EnableAuthenticator");
        var key = setup.TextOf("kbd").Replace(" ", "", StringComparison.Ordinal);
        var app = new Authenticator(setup.TextOf("kbd"));

        if (setup.Document.QuerySelector("#send-code") is not null)
        {
            await owner.SubmitAsync(setup.Form("EnableAuthenticator"), ("Input.Code", app.Code));
        }

        var log = site.Log.Text;
        Assert.Contains("Account event password_changed", log, StringComparison.Ordinal);
        Assert.DoesNotContain(code, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.UnescapeDataString(code)[..20], log, StringComparison.Ordinal);
        Assert.DoesNotContain(NewPassword, log, StringComparison.Ordinal);
        Assert.DoesNotContain(key, log, StringComparison.OrdinalIgnoreCase);
    }
}
