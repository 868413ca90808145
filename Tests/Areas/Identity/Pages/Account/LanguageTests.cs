using AngleSharp.Dom;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account;

/// <summary>Every page of the account is entirely in the reader's language.</summary>
public sealed class LanguageTests(Site site)
{
    private static readonly string[] Attributes = ["aria-label", "title", "placeholder", "alt"];

    // The same word in both languages.
    private static readonly string[] Shared = ["Email", "API"];

    [Fact]
    public async Task No_sentence_of_a_visitors_page_is_the_same_in_both_languages()
    {
        using var visitor = site.NewVisitor();

        foreach (var page in (string[])["Login", "Register", "Lockout", "Logout"])
        {
            await AssertTranslatedAsync(visitor, page);
        }
    }

    [Fact]
    public async Task No_sentence_of_ones_account_is_the_same_in_both_languages()
    {
        using var user = await site.NewUserAsync();

        foreach (
            var page in (string[])
                [
                    "AccessDenied",
                    "Logout",
                    "Manage",
                    "Manage/ChangePassword",
                    "Manage/TwoFactorAuthentication",
                    "Manage/EnableAuthenticator",
                    "Manage/ConfirmPassword",
                    "Manage/PersonalData",
                    "Manage/DeletePersonalData",
                    "Manage/Sessions",
                ])
        {
            await AssertTranslatedAsync(user, page);
        }
    }

    [Fact]
    public async Task No_sentence_about_the_second_factor_is_the_same_in_both_languages()
    {
        using var user = await site.NewUserAsync();
        await Authenticator.EnableAsync(user);

        foreach (var page in (string[])["", "/TwoFactorAuthentication", "/GenerateRecoveryCodes", "/Disable2fa"])
        {
            await AssertTranslatedAsync(user, $"Manage{page}");
        }

        AssertTranslated(
            "ShowRecoveryCodes", await NewRecoveryCodesAsync(user, "en"), await NewRecoveryCodesAsync(user, "vi"));

        using var visitor = site.NewVisitor();
        await visitor.SignInAsync(user.Email);
        await AssertTranslatedAsync(visitor, "LoginWith2fa");
        await AssertTranslatedAsync(visitor, "LoginWithRecoveryCode");
    }

    [Fact]
    public async Task The_few_recovery_codes_that_are_left_are_told_in_both_languages()
    {
        using var user = await site.NewUserAsync();
        var (_, codes) = await Authenticator.EnableAsync(user);
        using var program = site.NewProgram();

        foreach (var code in codes)
        {
            await program.LoginAsync(user.Email, recoveryCode: code);

            if (code == codes[7] || code == codes[9])
            {
                await AssertTranslatedAsync(user, "Manage/TwoFactorAuthentication");
            }
        }
    }

    private static async Task<Answer> NewRecoveryCodesAsync(SiteClient user, string language)
    {
        user.Language = language;
        var page = await user.GetAsync("/Identity/Account/Manage/GenerateRecoveryCodes");
        return await user.GetAsync((await user.SubmitAsync(page.Form("GenerateRecoveryCodes"))).Header("Location")!);
    }

    private static async Task AssertTranslatedAsync(SiteClient client, string page)
    {
        client.Language = "en";
        var english = await client.GetAsync($"/Identity/Account/{page}");
        client.Language = "vi";
        AssertTranslated(page, english, await client.GetAsync($"/Identity/Account/{page}"));
    }

    private static void AssertTranslated(string page, Answer english, Answer vietnamese)
    {
        var same = TextsOf(english).Intersect(TextsOf(vietnamese)).Except(Shared).ToList();

        Assert.True(TextsOf(english).Count > 2, $"{page} has no text");
        Assert.True(same.Count == 0, $"{page}: {string.Join(" | ", same)}");
        Assert.NotEqual(english.Document.Title, vietnamese.Document.Title);
    }

    private static List<string> TextsOf(Answer answer)
    {
        var main = answer.Document.QuerySelector("main")!;
        var texts = main.Descendants<IText>()
            .Where(text => !text.ParentElement!.Matches("script, kbd, code, time, noscript *"))
            .Select(text => text.Data.Trim());
        var labels = main.QuerySelectorAll("*").SelectMany(element => Attributes.Select(element.GetAttribute));
        return
        [
            .. texts
                .Concat(labels)
                .OfType<string>()
                .Where(text => text.Any(char.IsLetter) && !text.EndsWith("@example.com", StringComparison.Ordinal))
                .Distinct(),
        ];
    }
}
