using System.Net;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>A card opens the form of its partner alone, at the field that is next.</summary>
public sealed class OnePartnerTests(WholeSite site, Chromium chromium) : IClassFixture<WholeSite>
{
    private const string Form = "/partners/edit?partner=whatsapp";

    [Fact]
    public async Task It_is_titled_with_its_name_and_shows_no_other_partner()
    {
        using var user = await site.NewUserAsync();
        var form = await user.GetAsync(Form);

        Assert.Equal("WhatsApp Business", form.TextOf("main h1"));
        Assert.StartsWith("WhatsApp Business", form.Document.Title, StringComparison.Ordinal);
        Assert.Null(form.Partner("chotot"));
        Assert.Null(form.Document.QuerySelector("main input[type=checkbox]"));
        Assert.NotNull(form.Key("whatsapp_system_token"));
    }

    [Fact]
    public async Task Saving_it_leaves_the_other_connected()
    {
        using var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "85558138"));
        var saved = await user.SubmitAsync((await user.GetAsync(Form)).Form("save"), Values());

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var home = await user.GetAsync("/");
        Assert.Equal("connected", home.Partner("chotot")!.GetAttribute("data-status"));
        Assert.Equal("connected", home.Partner("whatsapp")!.GetAttribute("data-status"));
    }

    [Fact]
    public async Task Refused_it_comes_back_as_the_form_of_the_one_partner()
    {
        using var user = await site.NewUserAsync();
        var refused = await user.SubmitAsync((await user.GetAsync(Form)).Form("save"), Values(token: ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("WhatsApp Business", refused.TextOf("main h1"));
        Assert.Null(refused.Partner("chotot"));
        Assert.Equal("whatsapp", refused.Form("save").QuerySelector("[name='Input.Only']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task After_a_conflict_it_is_begun_again_alone()
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync(Form)).Form("save");
        await user.SaveWhatsAppAsync();
        var conflict = await user.SubmitAsync(form, Values(token: "EAAanother"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal(Form, conflict.Document.QuerySelector("[data-errors] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Of_an_unknown_partner_it_is_refused_and_disconnects_nobody()
    {
        using var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "85558138"));
        var form = (await user.GetAsync(Form)).Form("save");
        var refused = await user.SubmitAsync(form, [.. Values(), ("Input.Only", "telegram")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Partner("chotot")!.QuerySelector("input[type=checkbox]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task A_check_without_scripts_keeps_it_too()
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync(Form)).Form("save");
        form.SetAttribute("action", "/partners/check");
        var answer = await user.SubmitAsync(form, [("partner", "whatsapp"), .. Values(token: "EAAexpired")]);

        Assert.Equal("WhatsApp Business", answer.TextOf("main h1"));
        Assert.Contains("has expired", answer.TextOf("[data-verdict]"), StringComparison.Ordinal);
        Assert.Null(answer.Partner("chotot"));
    }

    [Fact]
    public async Task What_needs_attention_has_a_way_to_fix_it_in_the_settings_too()
    {
        using var user = await site.NewUserAsync();
        var doubt = await user.SaveWhatsAppAsync(token: "EAAexpired");
        await user.SubmitAsync(
            doubt.Form("save"), Field.Value("whatsapp_system_token", "EAAexpired"), Field.Anyway(doubt));

        var fix = (await user.GetAsync("/partners")).Partner("whatsapp")!.QuerySelector("[data-fix]")!;
        Assert.Equal((Form, "Fix it WhatsApp Business"), (fix.GetAttribute("href"), Answer.Text(fix)));

        var form = await user.GetAsync(Form);
        Assert.True(form.Key("whatsapp_system_token")!.HasAttribute("autofocus"));
        Assert.False(form.Key("whatsapp_phone_number_id")!.HasAttribute("autofocus"));

        // Why comes before the fields, and nobody is told to keep what is refused.
        var doubted = form.Partner("whatsapp")!.QuerySelector(".partner-fields")!.Children[0];
        Assert.StartsWith("This token has expired.", Answer.Text(doubted), StringComparison.Ordinal);
        Assert.StartsWith(
            "Enter a new one. The one that was refused was stored on",
            form.TextOf("[data-stored]"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 700)]
    public async Task From_its_card_it_opens_with_its_first_field_focused_and_in_view(int width, int height)
    {
        await using var person = await chromium.NewPersonAsync(
            site, new() { ViewportSize = new() { Width = width, Height = height } });
        await person.RegisterAndOpenPromptAsync();
        await person.Button("Skip for now").ClickAsync();
        await Expect(person.Dialog).ToHaveCountAsync(0);

        await person.Card("whatsapp").Locator("a").ClickAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToBeFocusedAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToBeInViewportAsync();
        await Expect(person.Partner("chotot")).ToHaveCountAsync(0);

        await person.Key("whatsapp_phone_number_id").FillAsync("106853218861309");
        await person.Key("whatsapp_system_token").FillAsync("EAAGm0PX4ZCpsBA");
        await person.SaveAsync();
        await Expect(person.Partner("whatsapp")).ToHaveAttributeAsync("data-status", "connected");
    }

    [Fact]
    public async Task A_page_that_begins_in_a_field_takes_what_is_typed_there_as_meant()
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);
        await person.Page.GotoAsync("/partners/edit?partner=chotot");
        var id = person.Page.Locator("[data-key='chotot_id']");
        await Expect(id).ToBeFocusedAsync();

        await person.Page.Keyboard.TypeAsync("“85558138”");
        await person.Page.Keyboard.PressAsync("Tab");
        await Expect(id).ToHaveValueAsync("85558138");
        await Expect(person.Page.Locator("[data-taken='chotot_id']"))
            .ToHaveTextAsync("We left out the quotation marks.");
    }

    private static (string, string?)[] Values(string token = "EAAGm0PX4ZCpsBA") =>
    [
        Field.Value("whatsapp_phone_number_id", "106853218861309"), Field.Value("whatsapp_system_token", token),
    ];
}
