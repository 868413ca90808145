using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>The button "Check" in the form, about what is typed; its verdict is said beside the fields.</summary>
public sealed class FormCheckTests(StandInSite site) : IClassFixture<StandInSite>
{
    [Fact]
    public async Task Typed_values_are_asked_about_and_not_stored()
    {
        using var user = await site.NewUncheckedUserAsync();
        var page = await user.GetAsync("/partners/edit");

        var wrong = await CheckTypedAsync(user, page, Field.Value("whatsapp_phone_number_id", "106853218869999"));
        Assert.Equal("needs_attention", wrong.Document.QuerySelector("[data-verdict]")!.GetAttribute("data-verdict"));
        Assert.Equal(
            "#field-whatsapp_phone_number_id", wrong.Document.QuerySelector("[data-verdict] a")!.GetAttribute("href"));

        var right = await CheckTypedAsync(user, page, Field.Value("whatsapp_phone_number_id", "104427009999001"));
        Assert.StartsWith(
            "Is this your number? Connected: Tiệm Hoa Lan, ",
            right.TextOf("[data-verdict]"),
            StringComparison.Ordinal);

        var home = await user.GetAsync("/");
        Assert.Equal("saved", home.Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal("106853218861309", Answer.Text(home.Key("whatsapp_phone_number_id")));
    }

    [Fact]
    public async Task Typed_as_it_is_stored_the_verdict_is_kept()
    {
        using var user = await site.NewUncheckedUserAsync();
        var answer = await CheckTypedAsync(user, await user.GetAsync("/partners/edit"));
        Assert.Contains("partnersChanged", answer.Header("HX-Trigger"), StringComparison.Ordinal);

        Assert.Equal("connected", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
    }

    [Fact]
    public async Task A_form_that_lacks_something_is_not_asked_about()
    {
        using var user = await site.NewUserAsync();
        var form = await user.GetAsync("/partners/edit");
        var asked = site.Partners.Requests.Count;

        var answer = await CheckTypedAsync(user, form, Field.Value("whatsapp_phone_number_id", "106853218861309"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Enter “System user access token” for WhatsApp Business.", answer.TextOf("[data-verdict] li"));
        Assert.Equal(asked, site.Partners.Requests.Count);
    }

    [Fact]
    public async Task Without_scripts_the_form_comes_back_as_typed_with_the_verdict_and_without_the_token()
    {
        using var user = await site.NewUserAsync();
        var page = await user.GetAsync("/partners/edit");
        page.Form("save").SetAttribute("action", "/partners/check");
        var answer = await user.SubmitAsync(
            page.Form("check"),
            ("partner", "whatsapp"),
            Field.Partner("whatsapp"),
            Field.Value("whatsapp_phone_number_id", "106853218869999"),
            Field.Value("whatsapp_system_token", "EAAGm0PX4ZCpsBA"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains(
            "has no access to this phone number ID",
            answer.TextOf("[data-verdict-of='whatsapp']"),
            StringComparison.Ordinal);
        Assert.Equal("106853218869999", answer.Key("whatsapp_phone_number_id")!.GetAttribute("value"));
        Assert.Null(answer.Key("whatsapp_system_token")!.GetAttribute("value"));
        Assert.Equal("true", answer.Key("whatsapp_phone_number_id")!.GetAttribute("aria-invalid"));
        Assert.Equal(
            "For security, you need to enter this again.", answer.TextOf("[data-retype]"));
        Assert.Contains(
            "field-whatsapp_system_token-retype",
            answer.Key("whatsapp_system_token")!.GetAttribute("aria-describedby"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_partner_refuses_is_said_in_the_form_where_it_can_be_corrected()
    {
        using var user = await site.NewUserAsync();
        var doubt = await user.SaveWhatsAppAsync("106853218869999");
        await user.SubmitAsync(
            doubt.Form("save"), Field.Value("whatsapp_system_token", "EAAGm0PX4ZCpsBA"), Field.Anyway(doubt));

        var form = await user.GetAsync("/partners/edit?partner=whatsapp");
        Assert.StartsWith(
            "Meta accepted the token", form.TextOf("[data-stored-doubt]"), StringComparison.Ordinal);
        Assert.Equal("true", form.Key("whatsapp_phone_number_id")!.GetAttribute("aria-invalid"));
        Assert.Contains(
            "doubt-whatsapp",
            form.Key("whatsapp_phone_number_id")!.GetAttribute("aria-describedby"),
            StringComparison.Ordinal);
    }

    private static Task<Answer> CheckTypedAsync(SiteClient user, Answer page, params (string, string?)[] fields)
    {
        var form = page.Form(page.Document.QuerySelector("form[action='/partners/check']") is null ? "save" : "check");
        form.SetAttribute("action", "/partners/check");
        return user.SubmitFragmentAsync(form, [("partner", "whatsapp"), Field.Partner("whatsapp"), .. fields]);
    }
}
