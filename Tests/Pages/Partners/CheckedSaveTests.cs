using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>A save asks the partner first, and never refuses because of what it says.</summary>
public sealed class CheckedSaveTests(StandInSite site) : IClassFixture<StandInSite>
{
    private const string StrangeId = "106853218869999";
    private const string NoAccess = "Meta accepted the token, but it has no access to this phone number ID.";

    [Fact]
    public async Task What_works_is_stored_with_the_partners_proof()
    {
        var user = await site.NewUserAsync();
        var saved = await user.SaveWhatsAppAsync();
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);

        foreach (var page in (Answer[])[await user.GetAsync("/"), await user.GetAsync("/partners")])
        {
            Assert.Equal("connected", page.Partner("whatsapp")!.GetAttribute("data-status"));
            Assert.Equal("Connected", Answer.Text(page.Partner("whatsapp")!.QuerySelector(".status")));
            Assert.Equal(
                "Connected: Jaspers Market, +84 90 123 45 67. Quality: high. Up to 1,000 new customers in 24 hours. Checked just now",
                page.TextOf("[data-verdict]"));
        }
    }

    [Fact]
    public async Task A_wrong_id_is_named_and_nothing_stored_until_the_user_insists()
    {
        var user = await site.NewUserAsync();
        var doubt = await user.SaveWhatsAppAsync(StrangeId);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, doubt.Status);
        Assert.StartsWith(NoAccess, doubt.TextOf("[data-doubt-of='whatsapp'] a"), StringComparison.Ordinal);
        Assert.Equal(
            "#field-whatsapp_phone_number_id",
            doubt.Document.QuerySelector("[data-doubt-of='whatsapp'] a")!.GetAttribute("href"));
        Assert.Equal(StrangeId, doubt.Key("whatsapp_phone_number_id")!.GetAttribute("value"));
        Assert.Null(doubt.Key("whatsapp_system_token")!.GetAttribute("value"));
        Assert.Empty((await site.ProfileAsync(user.Email)).Attributes);

        var anyway = await user.SubmitAsync(
            doubt.Form("save"), Field.Value("whatsapp_system_token", "EAAGm0PX4ZCpsBA"), Field.Anyway(doubt));
        Assert.Equal(HttpStatusCode.Redirect, anyway.Status);

        var home = await user.GetAsync("/");
        Assert.Equal("needs_attention", home.Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.StartsWith(NoAccess, home.TextOf("[data-verdict]"), StringComparison.Ordinal);
        Assert.Equal("Fix it WhatsApp Business", Answer.Text(home.Document.QuerySelector("#open-whatsapp")));

        await user.SaveAsync(Field.Value("whatsapp_phone_number_id", "106853218861309"));
        Assert.Equal("connected", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
    }

    [Fact]
    public async Task In_the_dialog_the_doubt_comes_beside_the_form_so_that_the_token_stays_in_its_field()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var doubt = await user.SubmitFragmentAsync(form, Field.WhatsApp(StrangeId));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, doubt.Status);
        Assert.Equal("#save-summary", doubt.Header("HX-Retarget"));
        Assert.Equal("innerHTML", doubt.Header("HX-Reswap"));
        Assert.Empty(doubt.Document.Forms);
        Assert.Equal("Input.Anyway", doubt.Document.QuerySelector("button")!.GetAttribute("name"));
    }

    [Theory]
    [InlineData("EAAexpired", "Meta")]
    [InlineData("EAArevoked-460", "Meta")]
    [InlineData("not a token of Meta", "token")]
    public async Task A_refused_token_does_not_take_the_old_ones_place_unless_the_user_insists(
        string refused, string says)
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        var before = await TokenOfAsync(user);

        var doubt = await user.SaveAsync(Field.Value("whatsapp_system_token", refused));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, doubt.Status);
        Assert.Contains(says, doubt.TextOf("[data-doubt]"), StringComparison.Ordinal);
        Assert.Contains(
            "Your earlier settings are unchanged.", doubt.TextOf("[data-doubt]"), StringComparison.Ordinal);
        Assert.Equal(before, await TokenOfAsync(user));
        Assert.Equal("connected", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));

        await user.SubmitAsync(
            doubt.Form("save"), Field.Value("whatsapp_system_token", refused), Field.Anyway(doubt));
        Assert.NotEqual(before, await TokenOfAsync(user));
        Assert.Equal("needs_attention", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
    }

    [Theory]
    [InlineData("EAAoutage-500")]
    [InlineData("EAAgarbage-html")]
    [InlineData("EAAclosed")]
    [InlineData("EAArate-429")]
    public async Task A_partner_that_gives_no_answer_is_no_reason_not_to_save(string token)
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var saved = await user.SubmitFragmentAsync(form, Field.WhatsApp(token: token));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.StartsWith(
            "Partner settings saved. ", saved.TextOf("[data-feedback]"), StringComparison.Ordinal);
        Assert.Equal("could_not_check", saved.Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal("Saved, could not be checked", Answer.Text(saved.Partner("whatsapp")!.QuerySelector(".status")));
    }

    [Fact]
    public async Task A_partner_that_never_answers_is_waited_for_three_seconds()
    {
        var user = await site.NewUserAsync();
        var saved = await user.SaveWhatsAppAsync(token: "EAAsilent");

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Contains(
            "didn't respond in time",
            (await user.GetAsync("/partners")).TextOf("[data-feedback]"),
            StringComparison.Ordinal);
        Assert.Equal(
            "could_not_check", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
    }

    [Fact]
    public async Task What_does_not_change_is_not_asked_about()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: "EAAquality-none.unchanged");
        await user.SaveWhatsAppAsync(token: "EAAquality-none.unchanged");
        await user.SaveAsync(Field.Partner("whatsapp"), Field.Partner("chotot"), Field.Value("chotot_id", "85558138"));

        Assert.Single(
            site.Partners.Requests,
            request =>
                request.Method == "GET"
                && request.Headers.GetValueOrDefault("Authorization") == "Bearer EAAquality-none.unchanged");
    }

    [Fact]
    public async Task Of_two_partners_the_one_in_doubt_is_named_and_neither_stored()
    {
        var user = await site.NewUserAsync();
        var doubt = await user.SaveAsync([.. Field.WhatsApp(), .. Field.Chotot("10000702")]);

        Assert.Equal(
            ["chotot"],
            doubt.Document.QuerySelectorAll("[data-doubt-of]").Select(doubted => doubted.GetAttribute("data-doubt-of")!)
        );
        Assert.Empty((await site.ProfileAsync(user.Email)).Attributes);
    }

    [Fact]
    public async Task An_empty_shop_can_not_be_confirmed_and_is_stored_as_such()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "12345678"));

        var home = await user.GetAsync("/");
        Assert.Equal("could_not_check", home.Partner("chotot")!.GetAttribute("data-status"));
        Assert.EndsWith("Last tried just now", home.TextOf("[data-attempt]"), StringComparison.Ordinal);
    }

    private async Task<string> TokenOfAsync(SiteClient user) => (await site.TokenAsync(user.Email)).Value;
}
