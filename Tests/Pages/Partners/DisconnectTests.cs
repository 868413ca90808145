using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

public sealed class DisconnectTests(Site site)
{
    [Fact]
    public async Task An_unticked_partner_is_disconnected_by_saving_and_the_form_warns_before()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        var form = await user.GetAsync("/partners/edit");

        Assert.Contains(
            "If you save with WhatsApp Business unchecked, we disconnect it",
            Answer.Text(form.Partner("whatsapp")!.QuerySelector("[data-disconnects]")),
            StringComparison.Ordinal);
        Assert.Null(form.Partner("chotot")!.QuerySelector("[data-disconnects]"));

        await user.SubmitAsync(form.Form("save"), Field.Partner("chotot"), Field.Value("chotot_id", "85558138"));

        var details = await user.GetAsync("/partners");
        Assert.Equal("not_set", details.Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal("saved", details.Partner("chotot")!.GetAttribute("data-status"));
    }

    [Fact]
    public async Task The_button_disconnects_one_partner_and_leaves_the_other()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Partner("whatsapp"), Field.Value("chotot_id", "85558138"));

        var answer = await user.SubmitAsync(
            (await user.GetAsync("/partners")).Form("disconnect"), ("partner", "whatsapp"));
        Assert.Equal("/partners", answer.Header("Location"));

        var details = await user.GetAsync("/partners");
        Assert.Equal(
            "WhatsApp Business is disconnected, and its stored data was deleted.", details.TextOf("[data-feedback]"));
        Assert.Equal("not_set", details.Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal("85558138", Answer.Text(details.Key("chotot_id")));
    }

    [Fact]
    public async Task After_the_last_partner_the_form_comes_back()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        await user.SaveAsync(Field.NoPartner);

        var form = await user.GetAsync("/partners");
        Assert.NotNull(form.Form("save"));
        Assert.Null(form.Document.QuerySelector("form[action$=skip]"));
    }

    [Fact]
    public async Task What_is_not_connected_is_not_said_to_be_deleted()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        await user.SubmitAsync((await user.GetAsync("/partners")).Form("disconnect"), ("partner", "chotot"));

        Assert.Equal(
            "Chợ Tốt wasn't connected. Nothing was changed.",
            (await user.GetAsync("/partners")).TextOf("[data-feedback]"));
    }

    [Fact]
    public async Task An_unknown_partner_can_not_be_disconnected()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        var answer = await user.SubmitAsync(
            (await user.GetAsync("/partners")).Form("disconnect"), ("partner", "telegram"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(
            "This page is out of date. Reload it and try again.",
            answer.TextOf("[data-errors]"),
            StringComparison.Ordinal);
        Assert.Empty(answer.Document.QuerySelectorAll("input[type=checkbox]"));
        Assert.Equal("saved", (await user.GetAsync("/partners")).Partner("whatsapp")!.GetAttribute("data-status"));
    }
}
