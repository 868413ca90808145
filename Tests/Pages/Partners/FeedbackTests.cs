using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>What a change did: said below the title, and the primary button says that all is done.</summary>
public sealed class FeedbackTests(StandInSite standIn, BrowserSite site, Chromium chromium)
    : IClassFixture<StandInSite>
{
    private const string Works = "Partner settings saved. Your number is ready to send WhatsApp messages.";

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 700)]
    public async Task A_saved_form_is_answered_at_the_top_beneath_the_title(int width, int height)
    {
        await using var person = await chromium.NewPersonAsync(
            site, new() { ViewportSize = new() { Width = width, Height = height } });
        await person.RegisterAndOpenPromptAsync();
        await person.FillWhatsAppAsync();
        await person.Key("whatsapp_system_token").ScrollIntoViewIfNeededAsync();
        await person.SaveAsync();

        var title = person.Dialog.GetByRole(AriaRole.Heading, new() { Name = "Partner settings" });
        await Expect(title).ToBeFocusedAsync();
        Assert.Equal(0, await person.Dialog.EvaluateAsync<double>("dialog => dialog.scrollTop"));
        await Expect(person.Feedback).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.True(
            (await person.Feedback.BoundingBoxAsync())!.Y >= await BottomOfAsync(title),
            "The feedback covers the title.");
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 700)]
    public async Task Done_closes_the_dialog(int width, int height)
    {
        await using var person = await chromium.NewPersonAsync(
            site, new() { ViewportSize = new() { Width = width, Height = height } });
        await person.ConnectWhatsAppAsync();

        var done = person.Link("Done");
        await Expect(done).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(done).ToHaveClassAsync(new Regex("btn-primary"));
        await Expect(person.Link("Edit")).Not.ToHaveClassAsync(new Regex("btn-primary"));
        await done.ClickAsync();
        await Expect(person.Dialog).ToHaveCountAsync(0);

        await person.OpenSettingsAsync();
        await Expect(person.Link("Done")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_scripts_done_leads_home()
    {
        using var user = await standIn.NewUserAsync();
        await user.SaveWhatsAppAsync();
        var page = await user.GetAsync("/partners");

        Assert.Equal(Works, page.TextOf("[data-feedback]"));
        var done = page.Document.QuerySelector(".dialog-actions .btn-primary")!;
        Assert.Equal(("Done", "/"), (Answer.Text(done), done.GetAttribute("href")));
        Assert.Null((await user.GetAsync("/partners")).Document.QuerySelector("[data-close]"));
    }

    [Fact]
    public async Task It_says_what_works_now_for_each_partner_that_confirmed()
    {
        using var user = await standIn.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var saved = await user.SubmitFragmentAsync(form, [.. Field.WhatsApp(), .. Field.Chotot()]);

        Assert.Equal(
            "Partner settings saved. Your shop is confirmed and connected. Your number is ready to send WhatsApp messages.",
            saved.TextOf("[data-feedback]"));
    }

    [Fact]
    public async Task What_was_saved_anyway_is_said_with_the_partners_reason_and_in_warning()
    {
        using var user = await standIn.NewUserAsync();
        var doubt = await user.SaveWhatsAppAsync(token: "EAAexpired");
        await user.SubmitAsync(
            doubt.Form("save"), Field.Value("whatsapp_system_token", "EAAexpired"), Field.Anyway(doubt));
        var page = await user.GetAsync("/partners");

        Assert.StartsWith(
            "Partner settings saved. You saved WhatsApp Business although it may not work. ",
            page.TextOf("[data-feedback]"),
            StringComparison.Ordinal);
        Assert.Contains("expired", page.TextOf("[data-feedback]"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("[data-feedback].alert-warning"));
    }

    [Fact]
    public async Task Insisting_without_the_token_saves_nothing_and_says_so()
    {
        using var user = await standIn.NewUserAsync();
        await user.SaveWhatsAppAsync();
        var doubt = await user.SaveWhatsAppAsync(token: "EAAexpired");
        var refused = await user.SubmitAsync(doubt.Form("save"), Field.Anyway(doubt));

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith(
            "Enter “System user access token” again, then save",
            refused.TextOf("[data-error='whatsapp_system_token']"),
            StringComparison.Ordinal);
        Assert.Equal("connected", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
    }

    [Fact]
    public async Task Saving_nothing_says_so_and_what_is_still_refused()
    {
        using var user = await standIn.NewUserAsync();
        var doubt = await user.SaveWhatsAppAsync(token: "EAAexpired");
        await user.SubmitAsync(
            doubt.Form("save"), Field.Value("whatsapp_system_token", "EAAexpired"), Field.Anyway(doubt));
        var form = (await user.GetAsync("/partners/edit?partner=whatsapp")).Form("save");
        var saved = await user.SubmitFragmentAsync(form);

        Assert.StartsWith(
            "Nothing was changed. This token has expired.",
            saved.TextOf("[data-feedback]"),
            StringComparison.Ordinal);
        Assert.NotNull(saved.Document.QuerySelector("[data-feedback].alert-warning"));
    }

    [Fact]
    public async Task A_token_that_expires_soon_is_said_with_the_save()
    {
        using var user = await standIn.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var saved = await user.SubmitFragmentAsync(form, Field.WhatsApp(token: "EAAexpires-7d"));

        Assert.StartsWith(
            "Partner settings saved. System user access token expires in 7 days.",
            saved.TextOf("[data-feedback]"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loading_is_announced_while_the_dialog_is_not_open_yet()
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);
        var answer = new TaskCompletionSource();
        await person.Page.RouteAsync("**/partners/edit?partner=whatsapp", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });

        await person.Card("whatsapp").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(person.Page.Locator("[data-loading]")).ToHaveTextAsync("Loading…");
        answer.SetResult();
        await Expect(person.Key("whatsapp_phone_number_id")).ToBeVisibleAsync();
        await Expect(person.Page.Locator("[data-loading]")).ToBeEmptyAsync();
    }

    private static async Task<float> BottomOfAsync(ILocator element)
    {
        var box = (await element.BoundingBoxAsync())!;
        return box.Y + box.Height;
    }
}
