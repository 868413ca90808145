using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>
/// A browser that knows the sign-in fills it in where one signs in, and in no other form: nobody's password becomes a
/// partner's token because Save was pressed.
/// </summary>
public sealed class SavedPasswordTests(WholeSite site) : IClassFixture<WholeSite>
{
    private static readonly string[] OtherForms =
    [
        "/partners/edit",
        "/Identity/Account/Register",
        "/Identity/Account/ForgotPassword",
        "/Identity/Account/ResendEmailConfirmation",
        "/Identity/Account/Manage/ChangePassword",
        "/Identity/Account/Manage/Email",
        "/Identity/Account/Manage/DeletePersonalData",
        "/Identity/Account/Manage/EnableAuthenticator",
    ];

    [Fact]
    public async Task A_saved_sign_in_is_filled_in_where_one_signs_in_and_into_no_partners_field()
    {
        using var visitor = new SiteClient(new Uri(site.Address));
        await visitor.RegisterAsync(Emails.New());
        await using var browser = new PasswordManager();
        await using var person = await browser.NewPersonAsync(site.Address, visitor.Email, Emails.Password);

        await person.Page.GotoAsync("/Identity/Account/Login");
        await Assertions.Expect(person.Page.Locator("[name='Input.Password']:autofill")).ToHaveCountAsync(1);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        // The browser hands what it filled in to a page that is used.
        await person.Tick("whatsapp").CheckAsync();
        await person.Key("whatsapp_phone_number_id").FillAsync("106853218861309");
        await AssertNothingFilledAsync(person);
        await person.Button("Save").ClickAsync();
        await Assertions.Expect(person.Page.Locator("[data-error='whatsapp_system_token']")).ToBeVisibleAsync();

        await person.Button("Skip for now").ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Close without saving" }).ClickAsync();
        await Assertions.Expect(person.Dialog).ToHaveCountAsync(0);

        foreach (var address in OtherForms)
        {
            await person.Page.GotoAsync(address);
            await person.Page.Mouse.ClickAsync(3, 3);
            await AssertNothingFilledAsync(person);
        }
    }

    private static async Task AssertNothingFilledAsync(Person person)
    {
        var filled = await person.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('input:autofill')]
              .filter(input => !['username', 'current-password'].includes(input.autocomplete))
              .map(input => input.name)
            """);
        Assert.True(filled.Length == 0, $"{person.Page.Url}: {string.Join(", ", filled)}");
    }
}
