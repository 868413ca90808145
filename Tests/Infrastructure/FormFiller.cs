using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// A person who knows what each form of the site and each call of its API wants: what they send is taken.
/// </summary>
internal sealed class FormFiller : IDisposable
{
    private const string Account = "/Identity/Account";
    private const string Manage = $"{Account}/Manage";
    private const string NewPassword = "another long enough password";

    private readonly Dictionary<string, (string Name, string? Value)[]> forms;
    private readonly Dictionary<string, object?> calls = new()
    {
        ["PUT /api/v1/profile/attributes"] = new { chotot_id = "1" },
        ["PATCH /api/v1/profile/attributes"] = new { chotot_id = "1" },
        ["PUT /api/v1/profile/attributes/chotot_id"] = new { value = "1" },
        ["DELETE /api/v1/profile/attributes/chotot_id"] = null,
        ["DELETE /api/v1/profile/partners/chotot"] = null,
        ["POST /api/v1/profile/partners/chotot/check"] = null,
        ["POST /api/v1/auth/logout"] = null,
    };

    private FormFiller(
        SiteClient signedIn, SiteClient halfSignedIn, Dictionary<string, (string Name, string? Value)[]> forms)
    {
        (SignedIn, HalfSignedIn, this.forms) = (signedIn, halfSignedIn, forms);
    }

    /// <summary>A browser in which they are signed in.</summary>
    public SiteClient SignedIn { get; }

    /// <summary>A browser in which the code of the app is still to be entered.</summary>
    public SiteClient HalfSignedIn { get; }

    public static async Task<FormFiller> NewAsync(Site site)
    {
        var user = await site.NewUserAsync();
        site.ConfirmAddress(user.Email);
        var (app, recoveryCodes) = await Authenticator.EnableAsync(user);
        await user.SaveAsync(Field.Chotot());
        var half = site.NewVisitor();
        await half.SignInAsync(user.Email);
        using var newcomer = site.NewVisitor();
        await newcomer.TryToRegisterAsync(Emails.New(), Emails.Password);

        var forms = Forms(user.Email, app, recoveryCodes[0], (await user.GetAsync("/partners/edit")).Form("save"))
            .Concat(await WithLinksAsync(site, user.Email, newcomer.Email))
            .Append(await NewAppAsync(user))
            .Append(new($"POST {Manage}/Sessions?handler=End", [("id", await SessionOfAsync(site, user.Email))]));
        return new(user, half, forms.ToDictionary());
    }

    private static async Task<string?> SessionOfAsync(Site site, string email)
    {
        var id = await site.UserIdAsync(email);
        return site.Query($"""SELECT "Id" FROM "OpenSessions" WHERE "UserId" = '{id}' """)[0][0] as string;
    }

    /// <summary>Whether they know what to send.</summary>
    public bool Knows(UnsafeRequest request) => forms.ContainsKey(request.Name) || calls.ContainsKey(request.Name);

    /// <summary>The browser that they send it from.</summary>
    public SiteClient BrowserFor(UnsafeRequest request) =>
        request.IsForVisitors && !request.Address.EndsWith("/Logout", StringComparison.Ordinal)
            ? HalfSignedIn
            : SignedIn;

    /// <summary>What they fill in, the token aside.</summary>
    public IEnumerable<KeyValuePair<string, string?>> FieldsOf(UnsafeRequest request) =>
        forms.GetValueOrDefault(request.Name, []).Where(field => field.Name[0] != '?')
            .Select(field => KeyValuePair.Create(field.Name, field.Value));

    /// <summary>The address with what the link of a mail says.</summary>
    public string AddressOf(UnsafeRequest request) => QueryHelpers.AddQueryString(
        request.Address,
        forms.GetValueOrDefault(request.Name, []).Where(field => field.Name[0] == '?')
            .Select(field => KeyValuePair.Create(field.Name[1..], field.Value)));

    /// <summary>The JSON that a call wants; null when it wants none.</summary>
    public object? JsonOf(UnsafeRequest request) => calls.GetValueOrDefault(request.Name);

    /// <summary>The anti-forgery token of a browser's forms.</summary>
    public static async Task<string> TokenOfAsync(SiteClient browser) =>
        (await browser.GetAsync($"{Account}/Logout")).Document
            .QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")
        ?? (await browser.GetAsync($"{Account}/Login")).Document
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    public void Dispose()
    {
        SignedIn.Dispose();
        HalfSignedIn.Dispose();
    }

    private static Dictionary<string, (string Name, string? Value)[]> Forms(
        string email, Authenticator app, string recoveryCode, AngleSharp.Html.Dom.IHtmlFormElement edit)
    {
        var version = ("Input.Version", edit.QuerySelector("[name='Input.Version']")!.GetAttribute("value"));

        return new()
        {
            [$"POST {Account}/Login"] = [("Input.Email", email), ("Input.Password", Emails.Password)],
            [$"POST {Account}/LoginWith2fa"] = [("Input.TwoFactorCode", app.Code)],
            [$"POST {Account}/LoginWithRecoveryCode"] = [("Input.RecoveryCode", recoveryCode)],
            [$"POST {Account}/Logout"] = [],
            [$"POST {Account}/Register"] =
            [
                ("Input.Email", Emails.New()),
                ("Input.Password", Emails.Password),
                ("Input.ConfirmPassword", Emails.Password),
            ],
            [$"POST {Account}/ForgotPassword"] = [("Input.Email", email)],
            [$"POST {Manage}/ChangePassword"] =
            [
                ("Input.OldPassword", Emails.Password),
                ("Input.NewPassword", NewPassword),
                ("Input.ConfirmPassword", NewPassword),
            ],
            [$"POST {Manage}/ConfirmPassword"] = [("Password", Emails.Password)],
            [$"POST {Manage}/DeletePersonalData"] = [("Input.Password", Emails.Password)],
            [$"POST {Manage}/Disable2fa"] = [],
            [$"POST {Manage}/DownloadPersonalData"] = [],
            [$"POST {Manage}/Email?handler=ChangeEmail"] =
                [("Input.NewEmail", Emails.New()), ("Password", Emails.Password)],
            [$"POST {Manage}/Email?handler=SendVerificationEmail"] = [],
            [$"POST {Manage}/GenerateRecoveryCodes"] = [],
            [$"POST {Manage}/Index"] = [],
            [$"POST {Manage}"] = [],
            [$"POST {Manage}/Notifications"] = [("IsOn", "false")],
            [$"POST {Manage}/RecoveryCodesFile"] = [("codes", recoveryCode)],
            [$"POST {Manage}/Sessions"] = [],
            [$"POST {Manage}/TwoFactorAuthentication"] = [],
            ["POST /partners/save"] = [version, .. Field.WhatsApp(), .. Field.Chotot(id: "85558139")],
            ["POST /partners/check"] = [version, ("partner", "chotot"), .. Field.Chotot()],
            ["POST /partners/disconnect"] = [("partner", "chotot")],
            ["POST /partners/skip"] = [],
            ["POST /activity.csv"] = [],
        };
    }

    private static async Task<Dictionary<string, (string Name, string? Value)[]>> WithLinksAsync(
        Site site, string email, string newcomer)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ApplicationUser>>();
        var toConfirm = (await users.FindByEmailAsync(newcomer))!;
        var code = await users.GenerateEmailConfirmationTokenAsync(toConfirm);
        var reset = await users.GeneratePasswordResetTokenAsync((await users.FindByEmailAsync(email))!);

        return new()
        {
            [$"POST {Account}/ConfirmEmail"] =
            [
                ("?userId", toConfirm.Id),
                ("?code", WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(code))),
                ("Password", Emails.Password),
            ],
            [$"POST {Account}/ResendEmailConfirmation"] = [("Input.Email", newcomer)],
            [$"POST {Account}/ResetPassword"] =
            [
                ("Input.Email", email),
                ("Input.Password", NewPassword),
                ("Input.ConfirmPassword", NewPassword),
                ("Input.Code", reset),
            ],
        };
    }

    private static async Task<KeyValuePair<string, (string Name, string? Value)[]>> NewAppAsync(SiteClient user)
    {
        var page = await user.GetAsync($"{Manage}/EnableAuthenticator");
        var key = page.Document.QuerySelector("[name='Input.Key']")!.GetAttribute("value");
        var app = new Authenticator(page.TextOf("kbd"));
        return new($"POST {Manage}/EnableAuthenticator", [("Input.Key", key), ("Input.Code", app.Code)]);
    }
}
