using System.Net;
using System.Text;
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

        AssertRefused(answer, "Enter the System token for WhatsApp Business.");
        Assert.Equal(
            "Enter the System token for WhatsApp Business.", answer.TextOf("[data-error='whatsapp_system_token']"));
        Assert.Null(answer.Document.QuerySelector("[data-error='whatsapp_phone_number_id']"));
        Assert.Equal("106853218861309", answer.Key("whatsapp_phone_number_id")!.GetAttribute("value"));
        await AssertNothingStoredAsync(user);
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
            id => Answer.Text(answer.Document.GetElementById(id)) == "Enter the System token for WhatsApp Business.");
        Assert.Equal("alert", answer.Document.QuerySelector("[data-errors]")!.GetAttribute("role"));
        Assert.NotNull(answer.Document.QuerySelector($"[data-errors] a[href='#{field.Id}']"));
        Assert.StartsWith("Error: ", answer.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticked_Cho_Tot_needs_at_least_one_value()
    {
        var user = await site.NewUserAsync();
        AssertRefused(
            await user.SaveAsync(Field.Partner("chotot")), "Enter at least one value for Chợ Tốt, or untick it.");
    }

    [Fact]
    public async Task Nothing_ticked_and_nothing_stored_offers_to_skip()
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync();

        AssertRefused(answer, "Choose at least one partner to connect, or skip for now.");
        Assert.NotNull(answer.Form("skip"));
    }

    [Fact]
    public async Task A_typed_token_never_comes_back()
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync(Field.Partner("whatsapp"), Field.Value("whatsapp_system_token", "EAAcanary"));

        AssertRefused(answer, "Enter the Phone number ID for WhatsApp Business.");
        Assert.DoesNotContain("EAAcanary", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("85558\n138")]
    [InlineData("85558\u202E138")]
    [InlineData("85558\u200B138")]
    [InlineData("85558\u2028138")]
    [InlineData("85558\u001B138")]
    public async Task Control_and_invisible_characters_are_refused(string value)
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", value));

        AssertRefused(
            answer,
            "Chợ Tốt ID contains a line break or an invisible character. Copy it again, without anything around it.");
        await AssertNothingStoredAsync(user);
    }

    [Fact]
    public async Task A_lone_surrogate_is_refused()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        byte[] surrogate = [0xED, 0xA0, 0x80];

        var answer = await user.SendAsync(
            new(HttpMethod.Post, "/partners/save")
            {
                Content = new ByteArrayContent([
                    .. Encoding.ASCII.GetBytes(
                        $"__RequestVerificationToken={token}&Input.Partners=chotot&Input.Values%5Bchotot_id%5D=1"),
                    .. surrogate,
                ])
                {
                    Headers = { ContentType = new("application/x-www-form-urlencoded") },
                },
            });

        AssertRefused(
            answer,
            "Chợ Tốt ID contains a line break or an invisible character. Copy it again, without anything around it.");
    }

    [Fact]
    public async Task A_NUL_is_refused()
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "85558\0138"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith(
            "The form can't be read Nothing was saved.", answer.TextOf("[data-failure]"), StringComparison.Ordinal);
        await AssertNothingStoredAsync(user);
    }

    [Theory]
    [InlineData("Input.Partners=chotot&Input.Values%5Bchotot_id=1", "application/x-www-form-urlencoded")]
    [InlineData("Input.Partners=chotot", "application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("junk", "multipart/form-data; boundary=x")]
    [InlineData("junk", "multipart/form-data")]
    public async Task A_form_that_can_not_be_read_is_refused(string body, string type)
    {
        var user = await site.NewUserAsync();
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await user.SendAsync(new(HttpMethod.Post, "/partners/save") { Content = content });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith(
            "The form can't be read Nothing was saved.", answer.TextOf("[data-failure]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_may_have_4096_characters_and_no_more()
    {
        var user = await site.NewUserAsync();
        var tooLong = await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", new string('7', 4097)));
        AssertRefused(tooLong, "Chợ Tốt ID is too long: at most 4,096 characters. Check what was pasted.");
        await AssertNothingStoredAsync(user);

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

        AssertRefused(answer, "Enter at least one value for Chợ Tốt, or untick it.");
        Assert.Equal("1111", Answer.Text((await user.GetAsync("/partners")).Key("whatsapp_phone_number_id")));
    }

    [Theory]
    [InlineData("Input.Partners", "telegram")]
    [InlineData("Input.Values[is_admin]", "true")]
    [InlineData("Input.Values.is_admin", "true")]
    [InlineData("Input.Values.index", "is_admin")]
    [InlineData("Input.Values", "is_admin")]
    [InlineData("Input.Values[user_id]", "1")]
    public async Task An_unknown_partner_or_field_is_refused_without_repeating_it(string name, string value)
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "1"), (name, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Reload the form and try again.", answer.TextOf("[data-errors]"), StringComparison.Ordinal);
        Assert.DoesNotContain("telegram", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("is_admin", answer.Body, StringComparison.Ordinal);
        await AssertNothingStoredAsync(user);
    }

    [Fact]
    public async Task Values_in_the_address_are_not_read()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        form.SetAttribute("action", "/partners/save?Input.Partners=chotot&Input.Values[chotot_id]=1");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.SubmitAsync(form)).Status);
        await AssertNothingStoredAsync(user);
    }

    private static void AssertRefused(Answer answer, string message)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.TextOf("[data-errors]"), StringComparison.Ordinal);
    }

    private static async Task AssertNothingStoredAsync(SiteClient user) =>
        Assert.All(
            (await user.GetAsync("/")).Document.QuerySelectorAll("[data-partner]"),
            card => Assert.Equal("not_set", card.GetAttribute("data-status")));
}
