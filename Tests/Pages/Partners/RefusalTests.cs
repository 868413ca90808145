using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>
/// What is refused: the form comes back with 422, says what to correct, keeps what was typed and writes nothing.
/// </summary>
public sealed class RefusalTests(Site site)
{
    [Fact]
    public async Task A_ticked_WhatsApp_needs_both_its_values()
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync(
            Field.Partner("whatsapp"), Field.Value("whatsapp_phone_number_id", "106853218861309"));

        answer.AssertRefused("Enter “System user access token” for WhatsApp Business.");
        Assert.Equal(
            "Enter “System user access token” for WhatsApp Business.",
            answer.TextOf("[data-error='whatsapp_system_token']"));
        Assert.Null(answer.Document.QuerySelector("[data-error='whatsapp_phone_number_id']"));
        Assert.Equal("106853218861309", answer.Key("whatsapp_phone_number_id")!.GetAttribute("value"));
        await user.AssertNothingStoredAsync();
    }

    [Fact]
    public async Task A_field_in_error_is_marked_and_names_its_message()
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync(Field.Partner("whatsapp"));
        var field = answer.Key("whatsapp_system_token")!;

        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains(
            field.GetAttribute("aria-describedby")!.Split(' '),
            id => Answer.Text(answer.Document.GetElementById(id))
                == "Enter “System user access token” for WhatsApp Business.");
        Assert.Equal("alert", answer.Document.QuerySelector("[data-errors]")!.GetAttribute("role"));
        Assert.NotNull(answer.Document.QuerySelector($"[data-errors] a[href='#{field.Id}']"));
        Assert.StartsWith("Error: ", answer.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticked_Cho_Tot_needs_at_least_one_value()
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync(Field.Partner("chotot"));

        answer.AssertRefused("Enter at least one value for Chợ Tốt, or clear its checkbox.");
    }

    [Fact]
    public async Task Nothing_ticked_and_nothing_stored_offers_to_skip()
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync();

        answer.AssertRefused("Choose at least one partner to connect, or select “Skip for now”.");
        Assert.NotNull(answer.Form("skip"));
    }

    [Fact]
    public async Task A_typed_token_never_comes_back()
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync(Field.Partner("whatsapp"), Field.Value("whatsapp_system_token", "EAAcanary"));

        answer.AssertRefused("Enter “Phone number ID” for WhatsApp Business.");
        Assert.DoesNotContain("EAAcanary", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_may_have_4096_characters_and_no_more()
    {
        var user = await site.NewUserAsync();
        var tooLong = await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", new string('7', 4097)));
        tooLong.AssertRefused("“Chợ Tốt ID” is too long. It can have at most 4,096 characters. Check what you pasted.");
        await user.AssertNothingStoredAsync();

        var longest = await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", new string('7', 4096)));
        Assert.Equal(HttpStatusCode.Redirect, longest.Status);
    }

    [Fact]
    public async Task Half_a_pair_changes_nothing_of_what_is_stored()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(phoneNumberId: "1111");
        var answer = await user.SaveAsync(
            Field.Partner("whatsapp"), Field.Partner("chotot"), Field.Value("whatsapp_phone_number_id", "2222"));

        answer.AssertRefused("Enter at least one value for Chợ Tốt, or clear its checkbox.");
        Assert.Equal("1111", Answer.Text((await user.GetAsync("/partners")).Key("whatsapp_phone_number_id")));
    }
}
