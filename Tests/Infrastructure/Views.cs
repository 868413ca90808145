using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A walk through every view of the site, as one user sees them one after the other.</summary>
public static class Views
{
    /// <summary>Identity's pages that need no parameter.</summary>
    private static readonly string[] AccountPages =
    [
        "Index", "ChangePassword", "TwoFactorAuthentication", "EnableAuthenticator", "ConfirmPassword", "Sessions",
        "PersonalData", "DeletePersonalData", "Email", "Notifications",
    ];

    private static readonly string[] SecondFactorPages =
    [
        "TwoFactorAuthentication",
        "GenerateRecoveryCodes",
        "Disable2fa",
    ];

    private static readonly string[] VisitorPages =
    [
        "Login",
        "Register",
        "Lockout",
        "Logout",
        "CheckMail",
        "ForgotPassword",
        "ForgotPasswordConfirmation",
        "ResendEmailConfirmation",
        "ResetPassword?code=Y29kZQ",
        "ResetPasswordConfirmation",
    ];

    /// <summary>Shows each view and calls <paramref name="lookAsync"/> with its name.</summary>
    public static async Task WalkAsync(Site site, Person person, Func<string, Task> lookAsync)
    {
        var page = person.Page;

        await ShowAsync("/", "visitor");
        await ShowAsync("/nowhere", "not-found");

        foreach (var name in VisitorPages)
        {
            await ShowAsync($"/Identity/Account/{name}", $"identity-{name.Split('?')[0]}");
        }

        await ShowAsync(await site.ConfirmationLinkAsync(), "identity-ConfirmEmail");
        await page.GotoAsync("/Identity/Account/Login");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = person.Called("Sign in") }).ClickAsync();
        await page.Locator(".field-validation-error").First.WaitForAsync();
        await lookAsync("sign-in-errors");

        await person.RegisterAndOpenPromptAsync();
        await lookAsync("prompt");

        await person.Tick("whatsapp").CheckAsync();
        await person.Button("Save").ClickAsync();
        await person.Settings.Locator("[data-errors]").WaitForAsync();
        await lookAsync("errors");

        await person.FillWhatsAppAsync("106853218869999", "EAAexpires-7d");
        await person.Check("whatsapp").ClickAsync();
        await person.Settings.Locator("[data-verdict]").WaitForAsync();
        await lookAsync("verdict");
        await person.Button("Save").ClickAsync();
        await person.Settings.Locator("[data-doubt]").WaitForAsync();
        await lookAsync("doubt");

        await person.FillWhatsAppAsync(token: "EAAexpires-7d");
        await person.Tick("chotot").CheckAsync();
        await person.Key("chotot_id").FillAsync("85558138");
        await person.SaveAsync();
        await lookAsync("saved");

        await person.Partner("whatsapp").Locator("summary").ClickAsync();
        await lookAsync("diagnostics");
        await person.Partner("whatsapp").Locator("summary").ClickAsync();

        await person.Partner("whatsapp").Locator("[popovertarget='disconnect-whatsapp']").First.ClickAsync();
        await lookAsync("disconnect");
        await person.Button("Keep it").ClickAsync();

        await person.EditAsync();
        await person.Tick("chotot").UncheckAsync();
        await lookAsync("edit");

        await ShowAsync("/", "home");
        await ShowAsync("/partners/edit?partner=whatsapp", "one-partner");
        await OpenGuidesAsync();
        await lookAsync("guide");
        await ShowBlockedAsync();
        await person.Avatar.ClickAsync();
        await lookAsync("menu");
        await ShowAsync("/activity", "activity");
        ActivityRows.Add(site, person.Email, 40);
        await ShowAsync("/activity", "activity-full");
        await ShowAsync("/activity?before=20", "activity-older");
        await ShowAsync("/activity?partner=whatsapp", "activity-of-one-partner");
        site.Execute("""DELETE FROM "Activity" """);
        await ShowAsync("/activity", "activity-empty");
        await ShowAsync("/partners", "page");
        await ShowTroubleAsync();
        await ShowAsync("/partners/edit", "page-edit");

        site.DamageToken(person.Email);
        await ShowAsync("/", "unreadable-home");
        await ShowAsync("/partners", "unreadable-page");
        await ShowAsync("/partners/edit", "unreadable-edit");

        foreach (var name in AccountPages)
        {
            await ShowAsync($"/Identity/Account/Manage/{name}", $"account-{name}");
        }

        using (var elsewhere = site.NewVisitor())
        {
            elsewhere.Headers["User-Agent"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) Safari/605.1";
            await elsewhere.SignInAsync(person.Email);
        }

        await ShowAsync("/Identity/Account/Manage/Sessions", "account-Sessions-two");
        await ShowAsync("/Identity/Account/AccessDenied", "access-denied");
        site.ConfirmAddress(person.Email);
        await ShowAsync("/Identity/Account/Manage/EnableAuthenticator", "account-EnableAuthenticator-confirmed");
        await ShowTheSecondFactorAsync(person, lookAsync);
        await ShowAsync("/Identity/Account/Logout", "sign-out");

        // What works, but may not send.
        async Task ShowBlockedAsync()
        {
            await page.Locator("[data-key='whatsapp_system_token']").FillAsync("EAABLOCKED-payment");
            await page.Locator("[data-save]").ClickAsync();
            await page.Locator("[data-doubt]").WaitForAsync();
            await lookAsync("blocked-form");
            await page.Locator("[name='Input.Anyway']").ClickAsync();
            await page.Locator("[data-feedback]").WaitForAsync();
            await lookAsync("blocked");
            await ShowAsync("/", "blocked-home");
        }

        Task OpenGuidesAsync() => page.Locator("[data-guide]").EvaluateAllAsync<bool>(
            """
            async (guides) => {
              const pictures = guides.flatMap((guide) => [...guide.querySelectorAll("img")]);
              guides.forEach((guide) => { guide.open = true; });
              pictures.forEach((picture) => { picture.loading = "eager"; });
              await Promise.all(pictures.map((picture) => picture.decode()));
              guides[1].scrollIntoView();
              return true;
            }
            """);

        async Task ShowTroubleAsync()
        {
            site.ChangeRows(
                person.Email,
                "PartnerConnections",
                """
                "State" = 'needs_attention', "MessageKey" = 'Checks.WhatsAppTokenExpired',
                "AttemptKey" = 'Checks.NoAnswer'
                """,
                """ "Partner" = 'whatsapp' """);
            await ShowAsync("/", "trouble-home");
            await ShowAsync("/partners", "trouble-page");
        }

        async Task ShowAsync(string address, string name)
        {
            await page.GotoAsync(address);
            await lookAsync(name);
        }
    }

    private static async Task ShowTheSecondFactorAsync(Person person, Func<string, Task> lookAsync)
    {
        await person.Page.GotoAsync("/Identity/Account/Manage/EnableAuthenticator");
        var key = await person.Page.Locator("kbd").InnerTextAsync();
        await person.Page.Locator("[name='Input.Code']").FillAsync(new Authenticator(key).Code);
        await person.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(person.Page).ToHaveURLAsync(new Regex("/ShowRecoveryCodes"));
        await lookAsync("recovery-codes");

        foreach (var name in SecondFactorPages)
        {
            await person.Page.GotoAsync($"/Identity/Account/Manage/{name}");
            await lookAsync($"account-{name}-on");
        }

        await person.SignOutAsync();
        await person.Page.GotoAsync("/Identity/Account/Login");
        await person.FillSignInAsync();
        await Assertions.Expect(person.Page).ToHaveURLAsync(new Regex("/LoginWith2fa"));
        await lookAsync("two-factor");
    }
}
