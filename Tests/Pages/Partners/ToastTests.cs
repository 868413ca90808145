using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>The feedback on a change: shown briefly, announced, and the focus is where reading continues.</summary>
public sealed class ToastTests(BrowserSite site, Chromium chromium)
{
    [Fact]
    public async Task A_saved_form_is_answered_inside_the_dialog_at_its_top()
    {
        await using var person = await NewPersonAsync(ReducedMotion.NoPreference);
        await person.FillWhatsAppAsync();
        await person.Key("whatsapp_system_token").ScrollIntoViewIfNeededAsync();
        await person.SaveAsync();

        await Expect(person.Feedback).ToHaveCSSAsync("position", "absolute");
        await Expect(person.Dialog.GetByRole(AriaRole.Heading, new() { Name = "Partner settings" })).ToBeFocusedAsync();
        Assert.Equal(0, await person.Dialog.EvaluateAsync<double>("dialog => dialog.scrollTop"));
        Assert.True(
            await person.Dialog.EvaluateAsync<bool>(
                """
                dialog => {
                  const [box, toast] = [dialog, dialog.querySelector("[data-feedback]")].map(element => element.getBoundingClientRect());
                  return toast.top >= box.top && toast.bottom <= box.bottom && toast.left >= box.left && toast.right <= box.right;
                }
                """));

        // It is shown for a moment only.
        await Expect(person.Feedback).ToBeHiddenAsync(new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task With_reduced_motion_it_is_in_its_place_at_once()
    {
        await using var person = await NewPersonAsync(ReducedMotion.Reduce);
        await person.FillWhatsAppAsync();
        await person.SaveAsync();

        await Expect(person.Feedback).ToHaveCSSAsync("position", "relative");
        await Expect(person.Feedback).ToHaveCSSAsync("animation-name", "none");
    }

    [Fact]
    public async Task Loading_is_announced_while_the_dialog_is_not_open_yet()
    {
        await using var person = await NewPersonAsync(ReducedMotion.Reduce);
        await person.Page.Keyboard.PressAsync("Escape");
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

    private async Task<Person> NewPersonAsync(ReducedMotion motion)
    {
        var person = await chromium.NewPersonAsync(site, new() { ReducedMotion = motion });
        await person.RegisterAndOpenPromptAsync();
        return person;
    }
}
