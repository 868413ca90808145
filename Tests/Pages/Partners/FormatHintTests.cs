using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>A value that looks like a mistake gets a hint and is saved all the same.</summary>
public sealed class FormatHintTests(Site site)
{
    [Theory]
    [InlineData("chotot_id", "3cc4f7b9c2743c61b5f60c6f62063743", "oid")]
    [InlineData("chotot_id", "855", "length")]
    [InlineData("chotot_id", "85558138", null)]
    [InlineData("chotot_id", "2481632", null)]
    [InlineData("chotot_oid", "https://www.chotot.com/user/tiem-hoa-lan", "address")]
    [InlineData("chotot_oid", "https://www.chotot.com/134397861.htm", "listing")]
    [InlineData("chotot_id", "https://www.chotot.com/user/3cc4f7b9c2743c61b5f60c6f62063743", "oid")]
    [InlineData("chotot_oid", "85558138", "id")]
    [InlineData("chotot_oid", "3cc4f7b9", "length")]
    [InlineData("chotot_oid", "3cc4f7b9c2743c61b5f60c6f62063743", null)]
    [InlineData("chotot_oid", "3CC4F7B9C2743C61B5F60C6F62063743", null)]
    [InlineData("whatsapp_phone_number_id", "0901234567", "phone")]
    [InlineData("whatsapp_phone_number_id", "+84 90 123 45 67", "phone")]
    [InlineData("whatsapp_phone_number_id", "84901234567", "phone")]
    [InlineData("whatsapp_phone_number_id", "+1 555-555-5555", "phone")]
    [InlineData("whatsapp_phone_number_id", "10685321886130x", "digits")]
    [InlineData("whatsapp_phone_number_id", "10685321", "length")]
    [InlineData("whatsapp_phone_number_id", "106853218861309106853218861309", "length")]
    [InlineData("whatsapp_phone_number_id", "106853218861309", null)]
    [InlineData("whatsapp_phone_number_id", "1068532188613091", null)]
    [InlineData("whatsapp_phone_number_id", "841234567890123", null)]
    [InlineData("whatsapp_system_token", "IGAAxyz", "instagram")]
    [InlineData("whatsapp_system_token", "EAA xyz", "characters")]
    [InlineData("whatsapp_system_token", "EAAxợyz", "characters")]
    [InlineData("whatsapp_system_token", "xyz", "start")]
    [InlineData("whatsapp_system_token", "EAAGm0PX4ZCpsBA", null)]
    public void The_first_hint_that_fits_is_shown(string key, string value, string? hint) =>
        Assert.Equal(hint, PartnerCatalog.Default.Find(key)!.HintFor(value)?.Name);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void An_empty_value_gets_no_hint(string? value) =>
        Assert.All(PartnerCatalog.Default.Attributes, attribute => Assert.Null(attribute.HintFor(value)));

    [Fact]
    public async Task A_phone_number_is_saved_and_gets_its_hint_wherever_it_is_shown()
    {
        using var user = await site.NewUserAsync();
        Assert.Equal("/partners", (await user.SaveWhatsAppAsync(phoneNumberId: "0901234567")).Header("Location"));

        var details = await user.GetAsync("/partners");
        Assert.Equal("0901234567", Answer.Text(details.Key("whatsapp_phone_number_id")));
        Assert.StartsWith(
            "We saved “Phone number ID” as you entered it, but please double-check it. This looks like your phone number.",
            details.TextOf("[data-hint='whatsapp_phone_number_id']"),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "This looks like your phone number.",
            (await user.GetAsync("/partners/edit")).TextOf("[data-look='whatsapp_phone_number_id']"),
            StringComparison.Ordinal);

        await user.SaveWhatsAppAsync();
        Assert.Empty((await user.GetAsync("/partners")).Document.QuerySelectorAll("[data-hint]"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_hint_on_a_token_is_shown_when_it_is_saved_and_never_again(bool inTheDialog)
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        (string, string?)[] fields =
        [
            Field.Partner("whatsapp"),
            Field.Value("whatsapp_phone_number_id", "106853218861309"),
            Field.Value("whatsapp_system_token", " IGAAcanary\n"),
        ];

        var saved = inTheDialog
            ? await user.SubmitFragmentAsync(form, fields)
            : await FollowAsync(await user.SubmitAsync(form, fields));

        Assert.StartsWith(
            "We saved “System user access token” as you entered it, but please double-check it. This looks like an Instagram token",
            saved.TextOf("[data-hint='whatsapp_system_token']"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("canary", saved.Body, StringComparison.Ordinal);
        Assert.Equal("saved", saved.Partner("whatsapp")!.GetAttribute("data-status"));

        // A stored token is never looked at again.
        Assert.DoesNotContain("Instagram", (await user.GetAsync("/partners")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Instagram", (await user.GetAsync("/partners/edit")).Body, StringComparison.Ordinal);

        async Task<Answer> FollowAsync(Answer redirect) => await user.GetAsync(redirect.Header("Location")!);
    }

    [Fact]
    public async Task A_refused_token_gets_an_error_and_no_hint()
    {
        using var user = await site.NewUserAsync();
        var refused = await user.SaveAsync(
            Field.Partner("whatsapp"), Field.Value("whatsapp_system_token", "IGAAcanary"));

        Assert.DoesNotContain("canary", refused.Body, StringComparison.Ordinal);
        Assert.Null(refused.Document.QuerySelector("[data-look='whatsapp_system_token'] p"));
    }

    [Fact]
    public async Task The_hints_that_help_while_typing_are_in_the_readers_language()
    {
        using var user = await site.NewUserAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/partners/hints");
        request.Headers.Add("Accept-Language", "vi");
        var hints = System.Text.Json.JsonElement.Parse((await user.SendAsync(request)).Body);

        Assert.Equal(
            Catalogs.Two.Attributes.Where(attribute => !attribute.IsDate).Select(attribute => attribute.Key),
            hints.GetProperty("fields").EnumerateObject().Select(member => member.Name));
        var first = hints.GetProperty("fields").GetProperty("whatsapp_system_token").GetProperty("hints")[0];
        Assert.Equal("^IGAA", first.GetProperty("pattern").GetString());
        Assert.StartsWith(
            "Đây có vẻ là token của Instagram", first.GetProperty("text").GetString(), StringComparison.Ordinal);
    }
}
