using System.Net;
using PartnerSite.Services.Activity;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>What a user does with their connections is recorded with the change, or not at all.</summary>
public sealed class ActivityTests(Site site) : IClassFixture<Site>
{
    private static readonly (string, string?)[] Both =
        [.. Field.WhatsApp(token: "EAAcanary"), .. Field.Chotot(oid: "3cc4f7b9d1e24a0f")];

    [Fact]
    public async Task Every_change_is_recorded_once_with_its_keys_and_without_its_values()
    {
        using var user = await site.NewUserAsync();
        await user.SaveAsync(Both);
        await user.SaveAsync(Field.Value("chotot_id", "85558139"), Field.Value("chotot_oid", ""));
        await user.SaveAsync(("Input.Partners", "whatsapp"), Field.Value("whatsapp_system_token", "EAAcanary2"));

        Assert.Equal(
            [
                "attributes_set chotot chotot_id,chotot_oid",
                "attributes_set whatsapp whatsapp_phone_number_id,whatsapp_system_token",
                "attributes_changed chotot chotot_id",
                "attributes_removed chotot chotot_oid",
                "disconnected chotot chotot_id",
                "attributes_changed whatsapp whatsapp_system_token",
            ],
            await ActivityRows.OfAsync(site, user.Email));
        Assert.All(
            (string[])["85558138", "85558139", "3cc4f7b9d1e24a0f", "106853218861309", "EAA", "enc:", user.Email],
            value => Assert.DoesNotContain(value, ActivityRows.AllOf(site), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_save_is_one_entry_however_much_it_does()
    {
        using var user = await site.NewUserAsync();
        await user.SaveAsync(Both);
        await user.SaveAsync(Field.Value("chotot_id", "85558139"), Field.Value("chotot_oid", ""));
        await user.SaveAsync(Field.Value("chotot_id", "85558138"));

        Assert.Equal(
            [
                "attributes_changed",
                "saved",
                "saved",
            ],
            (await ActivityRows.ReadAsync(site, user.Email)).Select(entry => entry.What.Kind.Name()));
        Assert.Equal(
            [
                "Chợ Tốt · Chợ Tốt ID changed",
                "Chợ Tốt · Chợ Tốt ID changed · Chợ Tốt OID removed",
                "Chợ Tốt · Chợ Tốt ID, Chợ Tốt OID saved",
                "WhatsApp Business · Phone number ID, System user access token saved",
            ],
            (await user.GetAsync("/activity")).Document.QuerySelectorAll(".done").Select(Answer.Text));
    }

    [Fact]
    public async Task A_damaged_save_is_still_an_entry()
    {
        using var user = await site.NewUserAsync();
        await user.SaveAsync(Both);
        site.ChangeRows(user.Email, "Activity", """ "Parts" = 'damaged', "Times" = 'often', "LastAt" = 'x' """);

        Assert.Contains(
            "Chợ Tốt ID, Chợ Tốt OID, Phone number ID, System user access token saved",
            (await user.GetAsync("/activity")).TextOf("[data-number]"),
            StringComparison.Ordinal);
        Assert.Empty((await user.GetAsync("/activity?partner=chotot")).Document.QuerySelectorAll("[data-number]"));
    }

    [Fact]
    public async Task Disconnecting_and_skipping_are_recorded_when_they_change_something()
    {
        using var user = await site.NewUserAsync();
        var skip = (await user.GetAsync("/partners/prompt")).Form("skip");
        await user.SubmitAsync(skip);
        await user.SubmitAsync(skip);
        await user.SaveWhatsAppAsync();
        var disconnect = (await user.GetAsync("/partners")).Form("disconnect");
        await user.SubmitAsync(disconnect, ("partner", "whatsapp"));
        await user.SubmitAsync(disconnect, ("partner", "whatsapp"));

        Assert.Equal(
            [
                "skipped",
                "attributes_set whatsapp whatsapp_phone_number_id,whatsapp_system_token",
                "disconnected whatsapp whatsapp_phone_number_id,whatsapp_system_token",
            ],
            await ActivityRows.OfAsync(site, user.Email));
    }

    [Fact]
    public async Task What_was_refused_or_changes_nothing_is_not_recorded()
    {
        using var user = await site.NewUserAsync();
        await user.SaveAsync(Field.NoPartner);
        await user.SaveAsync(Field.Partner("whatsapp"));
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "8555\u200b8138"));
        Assert.Empty(await ActivityRows.OfAsync(site, user.Email));

        var form = (await user.GetAsync("/partners/edit")).Form("save");
        await user.SubmitAsync(form, Both);
        await user.SubmitAsync(form, Both);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await user.SubmitAsync(form, Field.Partner("chotot"), Field.Value("chotot_id", "1"))).Status);
        Assert.Equal(2, (await ActivityRows.OfAsync(site, user.Email)).Count);
    }

    [Fact]
    public async Task A_save_and_its_entry_are_stored_together_or_not_at_all()
    {
        await using var broken = new Site();
        using var user = await broken.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");

        using (broken.Without("Activity"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await user.SubmitAsync(form, Both)).Status);
            var stored = await broken.ProfileAsync(user.Email);
            Assert.Empty(stored.Attributes);
            Assert.Null(stored.PromptAnsweredAt);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await user.SubmitAsync(form, Both)).Status);
        Assert.Equal(2, (await ActivityRows.OfAsync(broken, user.Email)).Count);
    }
}
