using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

public sealed class ConflictTests(Site site)
{
    [Fact]
    public async Task The_second_of_two_tabs_gets_a_conflict_100_times_of_100()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "start"));

        for (var i = 0; i < 100; i++)
        {
            var first = (await user.GetAsync("/partners/edit")).Form("save");
            var second = (await user.GetAsync("/partners/edit")).Form("save");

            Assert.Equal(
                HttpStatusCode.Redirect,
                (await user.SubmitAsync(first, Field.Value("chotot_id", $"first {i}"))).Status);
            Assert.Equal(
                HttpStatusCode.Conflict,
                (await user.SubmitAsync(second, Field.Value("chotot_id", $"second {i}"))).Status);
            Assert.Equal($"first {i}", Answer.Text((await user.GetAsync("/partners")).Key("chotot_id")));
        }
    }

    [Fact]
    public async Task Typed_values_are_kept_the_token_is_not_and_the_choice_is_the_users()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(phoneNumberId: "1111");
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        await user.SaveAsync(Field.Value("whatsapp_phone_number_id", "2222"));

        var conflict = await user.SubmitAsync(
            form, Field.Value("whatsapp_phone_number_id", "3333"), Field.Value("whatsapp_system_token", "EAAcanary"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("3333", conflict.Key("whatsapp_phone_number_id")!.GetAttribute("value"));
        Assert.Equal("Currently stored: 2222", conflict.TextOf("[data-stored-instead]"));
        Assert.DoesNotContain("EAAcanary", conflict.Body, StringComparison.Ordinal);
        Assert.Equal("/partners/edit", conflict.Document.QuerySelector("[data-errors] a")!.GetAttribute("href"));

        Assert.Equal(HttpStatusCode.Redirect, (await user.SubmitAsync(conflict.Form("save"))).Status);
        Assert.Equal("3333", Answer.Text((await user.GetAsync("/partners")).Key("whatsapp_phone_number_id")));
    }

    [Fact]
    public async Task A_partner_removed_and_made_again_is_not_taken_for_the_old_one()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "same"));
        var form = (await user.GetAsync("/partners/edit")).Form("save");

        await user.SaveAsync(Field.NoPartner);
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "same"));

        Assert.Equal(HttpStatusCode.Conflict, (await user.SubmitAsync(form, Field.Value("chotot_oid", "new"))).Status);
    }
}
