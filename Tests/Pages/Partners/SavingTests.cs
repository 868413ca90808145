using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

public sealed class SavingTests(Site site)
{
    [Fact]
    public async Task Both_partners_are_saved_and_shown_read_only()
    {
        await using var dated = new Site { Clock = new FixedClock(new(2026, 3, 8, 23, 30, 0, TimeSpan.Zero)) };
        var user = await dated.NewUserAsync();

        var answer = await user.SaveAsync([.. Field.WhatsApp(), .. Field.Chotot()]);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("/partners", answer.Header("Location"));

        var details = await user.GetAsync("/partners");
        Assert.Equal("Partner settings saved.", details.TextOf("[data-feedback]"));
        Assert.Equal("85558138", Answer.Text(details.Key("chotot_id")));
        Assert.Equal("3cc4f7b9c2743c61b5f60c6f62063743", Answer.Text(details.Key("chotot_oid")));
        Assert.Equal("106853218861309", Answer.Text(details.Key("whatsapp_phone_number_id")));
        Assert.Equal("Stored on Mar 8, 2026", Answer.Text(details.Key("whatsapp_system_token")));
        Assert.Empty(details.Document.QuerySelectorAll("input[type=text], input[type=password]"));

        Assert.Null((await user.GetAsync("/partners")).Document.QuerySelector("[data-feedback]"));
    }

    [Fact]
    public async Task In_the_dialog_the_answer_is_the_read_only_view()
    {
        var user = await site.NewUserAsync();
        var form = await user.GetFragmentAsync("/partners/prompt");

        var answer = await user.SubmitFragmentAsync(
            form.Form("save"), Field.Partner("chotot"), Field.Value("chotot_id", "85558138"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("85558138", Answer.Text(answer.Key("chotot_id")));
        Assert.Equal("Partner settings saved.", answer.TextOf("[data-feedback]"));
        Assert.Equal("partnersChanged", answer.Header("HX-Trigger"));
        Assert.DoesNotContain("<html", answer.Body, StringComparison.Ordinal);
        Assert.Null((await user.GetAsync("/partners")).Document.QuerySelector("[data-feedback]"));
    }

    [Fact]
    public async Task The_token_is_stored_as_an_envelope_and_the_rest_plain_with_their_tags()
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: "EAAGm0PX4ZCpsBA");

        var rows = (await site.ProfileAsync(user.Email)).Attributes.ToDictionary(row => row.Key);

        Assert.Equal(2, rows.Count);
        Assert.Equal("106853218861309", rows["whatsapp_phone_number_id"].Value);
        Assert.Equal(["whatsapp"], rows["whatsapp_phone_number_id"].Tags);
        Assert.Equal(["whatsapp", "sensitive"], rows["whatsapp_system_token"].Tags);
        Assert.Matches("^enc:v1:[0-9a-f]{24}:[A-Za-z0-9_-]{58}$", rows["whatsapp_system_token"].Value);
    }

    [Fact]
    public async Task A_blank_token_keeps_the_stored_one()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        var before = await site.TokenAsync(user.Email);

        await user.SaveAsync(Field.Value("whatsapp_phone_number_id", "2222"), Field.Value("whatsapp_system_token", ""));

        Assert.Equal("2222", Answer.Text((await user.GetAsync("/partners")).Key("whatsapp_phone_number_id")));
        var after = await site.TokenAsync(user.Email);
        Assert.Equal((before.Value, before.Version), (after.Value, after.Version));
    }

    [Fact]
    public async Task A_new_token_takes_the_place_of_the_old_one()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        var before = await site.TokenAsync(user.Email);

        await user.SaveAsync(Field.Value("whatsapp_system_token", "another"));

        Assert.NotEqual(before.Value, (await site.TokenAsync(user.Email)).Value);
    }

    [Fact]
    public async Task A_change_keeps_the_day_of_the_first_save_and_leaves_unchanged_values_alone()
    {
        await using var march = new Site { Clock = new FixedClock(new(2026, 3, 8, 0, 0, 0, TimeSpan.Zero)) };
        var user = await march.NewUserAsync();
        await user.SaveWhatsAppAsync(phoneNumberId: "1111");
        await using var april = new SiteOn(march) { Clock = new FixedClock(new(2026, 4, 8, 0, 0, 0, TimeSpan.Zero)) };
        var later = april.NewVisitor();
        await later.SignInAsync(user.Email);
        await later.SaveWhatsAppAsync(phoneNumberId: "2222");

        var (first, second) = (new DateTime(2026, 3, 8), new DateTime(2026, 4, 8));
        Assert.Equal(
            [("whatsapp_phone_number_id", first, second), ("whatsapp_system_token", first, first)],
            (await april.ProfileAsync(user.Email)).Attributes
                .OrderBy(row => row.Key, StringComparer.Ordinal)
                .Select(row => (row.Key, row.CreatedAt, row.UpdatedAt)));
        Assert.Equal("2222", Answer.Text((await later.GetAsync("/partners")).Key("whatsapp_phone_number_id")));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_row_with_unreadable_tags_breaks_no_page_and_is_repaired_by_saving(string tags)
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(phoneNumberId: "1111");
        site.ChangeRows(user.Email, "UserAttributes", $""" "Tags" = '{tags}' """);

        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/")).Status);
        Assert.StartsWith(
            "Can no longer be read.",
            Answer.Text((await user.GetAsync("/partners")).Key("whatsapp_phone_number_id")),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await user.SaveWhatsAppAsync(phoneNumberId: "2222")).Status);
        Assert.Equal("saved", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal("2222", Answer.Text((await user.GetAsync("/partners")).Key("whatsapp_phone_number_id")));
    }

    [Fact]
    public async Task From_a_card_the_form_of_that_partner_alone_opens()
    {
        var user = await site.NewUserAsync();
        var address = (await user.GetAsync("/")).Partner("whatsapp")!.QuerySelector("a")!.GetAttribute("href")!;
        var form = await user.GetAsync(address);

        Assert.NotNull(form.Key("whatsapp_system_token"));
        Assert.Null(form.Partner("chotot"));
    }

    [Fact]
    public async Task A_plain_value_left_blank_is_removed()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "1"), Field.Value("chotot_oid", "2"));
        await user.SaveAsync(Field.Value("chotot_oid", ""));

        var details = await user.GetAsync("/partners");
        Assert.Equal("1", Answer.Text(details.Key("chotot_id")));
        Assert.Equal("Not set", Answer.Text(details.Key("chotot_oid")));
    }

    [Theory]
    [InlineData("  85558138\r\n")]
    [InlineData("\u00A085558138\u200B")]
    [InlineData("\uFEFF\t85558138")]
    public async Task What_surrounds_a_pasted_value_is_trimmed(string pasted)
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", pasted));

        Assert.Equal("85558138", (await user.GetAsync("/partners")).Key("chotot_id")!.TextContent.Trim(' ', '\n'));
    }

    [Theory]
    [InlineData("+84 912 345 678")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Lan's \"shop\" & Chợ Tốt 🛵")]
    public async Task A_value_that_looks_wrong_is_accepted_and_shown_as_text(string value)
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", value));

        var details = await user.GetAsync("/partners");
        Assert.Equal(value, Answer.Text(details.Key("chotot_id")));
        Assert.Empty(details.Key("chotot_id")!.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task Sending_the_same_form_twice_saves_once_and_is_no_conflict()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/prompt")).Form("save");
        var fields = Field.WhatsApp();

        var answers = await Task.WhenAll(user.SubmitAsync(form, fields), user.SubmitAsync(form, fields));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Equal(2, (await site.ProfileAsync(user.Email)).Attributes.Count);
    }
}
