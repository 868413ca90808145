using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages;

/// <summary>Every page of the site below a path of its host.</summary>
public sealed class SitePathTests(Chromium chromium)
{
    private const string Root = "/partners-site";

    private static readonly string[] Attributes =
    [
        "href", "src", "action", "formaction", "hx-get", "hx-post", "hx-put", "hx-delete", "hx-push-url",
        "data-address", "data-hints",
    ];

    private static readonly string[] Elsewhere = ["#", "https://", "mailto:", "otpauth:", "data:"];

    [Fact]
    public async Task Every_address_on_every_page_and_fragment_stays_below_it()
    {
        await using var site = new WholeSite { Settings = { ["PathBase"] = Root } };
        await site.InitializeAsync();
        using var tour = new PageTour(site, language: null);

        var answers = await tour.SeeAllAsync();

        Assert.InRange(answers.Count, 80, 400);
        Assert.Empty(
            from page in answers
            from element in new HtmlParser().ParseDocument(page.Answer.Body).All
            from attribute in Attributes
            let address = element.GetAttribute(attribute)
            where address is { Length: > 0 } && !IsBelow(address) && !Elsewhere.Any(address.StartsWith)
            select $"{page.Name}: {element.LocalName} {attribute}={address}");
    }

    [Fact]
    public async Task A_person_registers_connects_tries_a_call_and_signs_out()
    {
        await using var site = new BrowserSite { Settings = { ["PathBase"] = Root } };
        await using var person = await chromium.NewPersonAsync(site);
        var asked = new ConcurrentQueue<string>();
        person.Page.Request += (_, request) => asked.Enqueue(new Uri(request.Url).AbsolutePath);

        await person.Page.GotoAsync($"{Root}/Identity/Account/Register");
        await person.FillRegistrationAsync();
        await person.OpenPromptAsync();
        await person.FillWhatsAppAsync("+84 24 7301 8601");
        await person.Key("whatsapp_phone_number_id").BlurAsync();
        await Expect(person.Page.Locator("[data-look='whatsapp_phone_number_id'] .hint")).ToBeVisibleAsync();
        await person.FillWhatsAppAsync();
        await person.SaveAsync();
        await person.Button("Close").First.ClickAsync();
        await person.Page.GetByRole(AriaRole.Link, new() { NameRegex = person.Called("API for developers") })
            .ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("PartnerSite API") }))
            .ToBeVisibleAsync(new() { Timeout = Chromium.Patience });
        await person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Test Request") }).First.ClickAsync();
        var tried = await person.Page.RunAndWaitForResponseAsync(
            () => person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send") }).First.ClickAsync(),
            response => response.Url.EndsWith("/api/v1/auth/login", StringComparison.Ordinal));
        Assert.Equal(401, tried.Status);
        await person.Page.GotoAsync($"{Root}/activity");
        await person.SignOutAsync();

        Assert.DoesNotContain(asked, path => !IsBelow(path));
        Assert.Contains($"{Root}/partners/hints", asked);
        Assert.Contains($"{Root}/openapi/v1.json", asked);
    }

    private static bool IsBelow(string address) =>
        address == Root || address.StartsWith($"{Root}/", StringComparison.Ordinal);
}
