using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>The read-only view has a text to copy for whoever helps.</summary>
public sealed class DiagnosticsTests(WholeSite site, Chromium chromium) : IClassFixture<WholeSite>
{
    [Theory, WithAndWithoutScripts]
    public async Task A_person_opens_and_reads_it_and_it_has_no_value(bool scripts)
    {
        await using var person = await chromium.NewPersonAsync(site, new() { JavaScriptEnabled = scripts });
        await person.FillPromptAsync(token: "EAAcanary7f3a91");
        await person.SaveAsync();
        var text = person.Partner("whatsapp").Locator("[data-diagnostics]");

        await Expect(text).ToBeHiddenAsync();
        await person.Partner("whatsapp").GetByText("Diagnostics", new() { Exact = false }).First.ClickAsync();
        await Expect(text).ToBeVisibleAsync();
        await Expect(text).ToContainTextAsync("verdict: connected, Checks.");
        await Expect(text).ToContainTextAsync("15 digits, ends …309");
        await Expect(text).Not.ToContainTextAsync("106853218861309");
        await Expect(text).Not.ToContainTextAsync("canary");
        await Expect(person.Partner("whatsapp").GetByRole(AriaRole.Button, new() { Name = "Copy diagnostics" }))
            .ToHaveCountAsync(scripts ? 1 : 0);
    }
}
