using Microsoft.Playwright;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages;

/// <summary>What the published site sends to a browser that has never been there, and what the dialog adds.</summary>
public sealed class WeightTests(PublishedSite site, Chromium chromium) : IClassFixture<PublishedSite>
{
    private const int Page = 60_000;

    // The dialog has the fields of every partner.
    private static readonly int Fragment = 4_096 * PartnerCatalog.Default.Partners.Count;

    [Theory]
    [InlineData("/", "en")]
    [InlineData("/", "vi")]
    [InlineData("/Identity/Account/Login", "vi")]
    public async Task A_visitors_first_page_is_light(string address, string language)
    {
        await using var person = await chromium.NewPersonAsync(site.Address, new() { Locale = language });
        await AssertLightAsync(person, address);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("vi")]
    public async Task The_signed_in_start_page_is_light_and_so_is_every_fragment_of_the_dialog(string language)
    {
        await using var person = await chromium.NewPersonAsync(site.Address, new() { Locale = language });
        var wire = await Wire.ListenAsync(person.Page);

        await person.RegisterAndOpenPromptAsync();
        await person.Tick("whatsapp").CheckAsync();
        await person.Tick("chotot").CheckAsync();
        await person.Button("Save").ClickAsync();
        await Expect(person.Settings.Locator("[data-errors]")).ToBeVisibleAsync();
        await person.FillWhatsAppAsync();
        await person.Key("chotot_id").FillAsync("85558138");
        await person.Key("chotot_oid").FillAsync("3cc4f7b9c2743c61b5f60c6f62063743");
        await person.SaveAsync();
        await person.EditAsync();

        // The prompt, its errors, the details, and the form to edit them.
        Wire.Transfer[] fragments =
        [
            .. wire.Received.Where(transfer => transfer is { IsFragment: true, Address: not "GET /" }),
        ];
        Assert.Equal(
            ["GET /partners/prompt", "POST /partners/save", "POST /partners/save", "GET /partners/edit"],
            fragments.Select(fragment => fragment.Address));
        Assert.True(
            fragments.All(fragment => fragment.Bytes > 0 && fragment.Bytes <= Fragment),
            string.Join('\n', fragments.Select(fragment => $"{fragment}")));

        await AssertLightAsync(person, "/");
    }

    private static async Task AssertLightAsync(Person person, string address)
    {
        var wire = await Wire.ListenAsync(person.Page);
        await person.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        // What the page names twice, a browser with its cache fetches once.
        var bytes = wire.Received.DistinctBy(transfer => transfer.Address).Sum(transfer => transfer.Bytes);

        // As many as there are files: less would be a page that was not there.
        Assert.True(
            wire.Received.Count > 3 && wire.Received.All(transfer => transfer.Bytes > 0) && bytes <= Page,
            $"{bytes} bytes:\n{wire}");
    }
}
