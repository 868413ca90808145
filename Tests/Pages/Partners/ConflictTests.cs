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

    [Fact]
    public async Task What_was_not_touched_shows_what_is_stored_now_and_is_not_overwritten()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Chotot("11111111", "old"));
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        await user.SaveAsync(Field.Value("chotot_oid", "new"));

        var conflict = await user.SubmitAsync(form, Field.Value("chotot_id", "22222222"));
        Assert.Equal("22222222", conflict.Key("chotot_id")!.GetAttribute("value"));
        Assert.Equal("new", conflict.Key("chotot_oid")!.GetAttribute("value"));

        await user.SubmitAsync(conflict.Form("save"));
        var details = await user.GetAsync("/partners");
        Assert.Equal("22222222", Answer.Text(details.Key("chotot_id")));
        Assert.Equal("new", Answer.Text(details.Key("chotot_oid")));
    }

    [Fact]
    public async Task A_field_that_was_emptied_stays_empty()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Chotot("11111111", "old"));
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        await user.SaveAsync(Field.Value("chotot_oid", "new"));

        var conflict = await user.SubmitAsync(form, Field.Value("chotot_oid", ""));
        Assert.Null(conflict.Key("chotot_oid")!.GetAttribute("value"));
        Assert.Equal("Currently stored: new", conflict.TextOf("[data-stored-instead]"));
    }

    [Fact]
    public async Task A_partner_that_the_other_side_connected_is_not_disconnected_by_saving_again()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Chotot("11111111"));
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        await user.SaveWhatsAppAsync();

        var conflict = await user.SubmitAsync(form, Field.Value("chotot_id", "22222222"));
        Assert.True(conflict.Partner("whatsapp")!.QuerySelector("[type=checkbox]")!.HasAttribute("checked"));

        await user.SubmitAsync(conflict.Form("save"));
        var home = await user.GetAsync("/");
        Assert.Equal("saved", home.Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal("22222222", Answer.Text(home.Key("chotot_id")));
    }

    [Fact]
    public async Task A_partner_that_the_other_side_disconnected_comes_back_only_if_it_was_touched()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync([.. Field.Chotot("11111111"), .. Field.WhatsApp("1111")]);
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        await user.SaveAsync(Field.Partner("chotot"));

        var untouched = await user.SubmitAsync(form, Field.Value("chotot_id", "22222222"));
        Assert.False(untouched.Partner("whatsapp")!.QuerySelector("[type=checkbox]")!.HasAttribute("checked"));

        var touched = await user.SubmitAsync(form, Field.Value("whatsapp_phone_number_id", "2222"));
        Assert.True(touched.Partner("whatsapp")!.QuerySelector("[type=checkbox]")!.HasAttribute("checked"));
        Assert.Equal("2222", touched.Key("whatsapp_phone_number_id")!.GetAttribute("value"));
    }
}
