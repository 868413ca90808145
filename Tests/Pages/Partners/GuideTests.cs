using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>"Where do I find it?" and "What do I need first?", as people open, read and follow them.</summary>
public sealed class GuideTests(BrowserSite site, Chromium chromium)
{
    private const string All = "whatsapp whatsapp_phone_number_id whatsapp_system_token chotot chotot_id chotot_oid";

    [Fact]
    public async Task None_is_open_and_no_drawing_is_fetched_until_one_is_opened_by_keyboard()
    {
        await using var person = await chromium.NewPersonAsync(site);
        List<string> drawings = [];
        person.Page.Request += (_, request) =>
        {
            if (request.Url.Contains("/guides/", StringComparison.Ordinal))
            {
                drawings.Add(new Uri(request.Url).AbsolutePath.Split('.')[0]);
            }
        };
        await OpenFormAsync(person);
        await person.Page.WaitUntilQuietAsync();
        await Expect(person.Settings.Locator("details[open]")).ToHaveCountAsync(0);
        Assert.Empty(drawings);

        var guide = Guide(person, "whatsapp_phone_number_id");
        await person.Key("whatsapp_phone_number_id").FocusAsync();
        await person.TabToAsync(guide.Locator("summary"));
        await person.Page.Keyboard.PressAsync("Enter");

        await Expect(guide.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);
        await AssertShownAsync(guide.Locator("img"));
        Assert.Equal(["/guides/whatsapp-phone-number-id"], drawings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Its_links_open_the_partners_page_in_a_tab_of_its_own_and_the_form_stays(bool scripts)
    {
        await using var person = await chromium.NewPersonAsync(site, new() { JavaScriptEnabled = scripts });
        await person.Context.RouteAsync(
            "https://developers.facebook.com/**", route => route.FulfillAsync(new() { Body = "Apps" }));
        await OpenFormAsync(person);
        await person.Key("whatsapp_phone_number_id").FillAsync("1068");
        await Guide(person, "whatsapp_phone_number_id").Locator("summary").ClickAsync();
        var link = Guide(person, "whatsapp_phone_number_id").GetByRole(AriaRole.Link);

        await Expect(link).ToHaveAccessibleNameAsync("your apps at Meta for Developers (opens in a new tab)");
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
        var tab = await person.Context.RunAndWaitForPageAsync(() => link.ClickAsync());
        await Expect(tab).ToHaveURLAsync("https://developers.facebook.com/apps/");
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync("1068");
    }

    [Fact]
    public async Task Every_link_of_every_guide_is_safe_and_says_where_it_opens()
    {
        await using var person = await chromium.NewPersonAsync(site, new() { JavaScriptEnabled = false });
        await OpenFormAsync(person);
        var links = await person.Settings.Locator("[data-guide] a").AllAsync();

        Assert.True(links.Count >= All.Split(' ').Length, $"{links.Count} links");
        Assert.All(await Task.WhenAll(links.Select(link => link.EvaluateAsync<string>(
            "link => [link.target, link.rel, link.protocol, link.textContent.includes('(opens in a new tab)')].join()"))),
            link => Assert.Equal("_blank,noopener noreferrer,https:,true", link));
    }

    [Theory]
    [InlineData(390, ColorScheme.Light, "vi", true)]
    [InlineData(1280, ColorScheme.Dark, "vi", false)]
    [InlineData(390, ColorScheme.Dark, "en", false)]
    [InlineData(1280, ColorScheme.Light, "en", true)]
    [InlineData(320, ColorScheme.Light, "vi", true)]
    public async Task All_open_are_readable_accessible_and_within_the_window(
        int width, ColorScheme scheme, string language, bool scripts)
    {
        await using var person = await chromium.NewPersonAsync(site, new()
        {
            ViewportSize = new() { Width = width, Height = 844 },
            ColorScheme = scheme,
            Locale = language,
            JavaScriptEnabled = scripts,
        });
        await OpenFormAsync(person);

        foreach (var name in All.Split(' '))
        {
            await Guide(person, name).Locator("summary").ClickAsync();
            await Expect(Guide(person, name).GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        }

        foreach (var drawing in await person.Settings.Locator("[data-guide] img").AllAsync())
        {
            await AssertShownAsync(drawing);
            var box = (await drawing.BoundingBoxAsync())!;
            Assert.InRange(box.Width, Math.Min(200, width), 320);
            Assert.InRange(box.X + box.Width, 0, width);
        }

        Assert.False(await person.Settings.EvaluateAsync<bool>("box => box.scrollWidth > box.clientWidth"));

        // Axe is a script.
        if (scripts)
        {
            Assert.Empty(await Accessibility.FaultsOfAsync(person.Page));
        }
    }

    [Fact]
    public async Task A_merchant_without_an_app_at_Meta_reads_first_what_is_needed_there()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await OpenFormAsync(person);
        var needs = Guide(person, "whatsapp");
        var fieldsBefore = await needs.EvaluateAsync<int>("""
            needs => [...needs.closest("fieldset").querySelectorAll("[data-key]")].filter(
              field => field.compareDocumentPosition(needs) & Node.DOCUMENT_POSITION_FOLLOWING).length
            """);
        await person.Settings.GetByText("What do I need first? WhatsApp Business").ClickAsync();

        Assert.Equal(0, fieldsBefore);
        await Expect(needs).ToContainTextAsync("The WhatsApp Business app on your phone isn't enough.");
        await Expect(needs.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(
        [
            new Regex("^\\s*A business portfolio"),
            new Regex("^\\s*An app with WhatsApp"),
            new Regex("^\\s*A phone number, added to that app and registered"),
            new Regex("^\\s*A system user with that app and your WhatsApp account"),
        ]);
    }

    private static ILocator Guide(Person person, string name) => person.Settings.Locator($"[data-guide='{name}']");

    private static async Task OpenFormAsync(Person person)
    {
        await person.RegisterAndOpenPromptAsync();
        await person.Tick("whatsapp").CheckAsync();
        await person.Tick("chotot").CheckAsync();
    }

    // Fetched, and not only given room.
    private static async Task AssertShownAsync(ILocator drawing)
    {
        await drawing.ScrollIntoViewIfNeededAsync();
        await Expect(drawing).ToHaveJSPropertyAsync("complete", true);
        await Expect(drawing).ToHaveJSPropertyAsync("naturalWidth", 320);
    }
}
