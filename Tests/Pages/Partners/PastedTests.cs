using System.Net;
using System.Text.Json;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>What people paste is taken as they mean it, through every door, and the answer says so.</summary>
public sealed class PastedTests(StandInSite site) : IClassFixture<StandInSite>
{
    private const string All = "/api/v1/profile/attributes";
    private const string Oid = "3cc4f7b9c2743c61b5f60c6f62063743";
    private const string Address =
        "https://www.chotot.com/user/3CC4F7B9C2743C61B5F60C6F62063743#xtatc=INT-1-[Profileview]";
    private const string Id = "\u202A“106853218861309”\u202C";
    private const string Token = "Bearer \u200EEAAGm0PX4ZCpsBA";

    private static readonly (string, string?)[] Everything =
        [.. Field.WhatsApp(Id, Token), .. Field.Chotot(id: "\u200E85558138", oid: Address)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_save_the_answer_says_what_was_taken_and_then_never_again(bool inTheDialog)
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var saved = inTheDialog
            ? await user.SubmitFragmentAsync(form, Everything)
            : await user.GetAsync((await user.SubmitAsync(form, Everything)).Header("Location")!);

        Assert.Equal("85558138", Answer.Text(saved.Key("chotot_id")));
        Assert.Equal(Oid, Answer.Text(saved.Key("chotot_oid")));
        Assert.Equal("106853218861309", Answer.Text(saved.Key("whatsapp_phone_number_id")));
        Assert.All(["chotot", "whatsapp"], partner =>
            Assert.Equal("connected", saved.Partner(partner)!.GetAttribute("data-status")));

        Assert.Equal("Chợ Tốt ID: We left out hidden characters around it.", Said(saved, "chotot_id"));
        Assert.Equal($"Chợ Tốt OID: We took the OID out of the address: {Oid}", Said(saved, "chotot_oid"));
        Assert.Equal(
            "Phone number ID: We left out hidden characters around it. We left out the quotation marks.",
            Said(saved, "whatsapp_phone_number_id"));
        Assert.Equal("System user access token: We left out the word “Bearer”.", Said(saved, "whatsapp_system_token"));
        Assert.DoesNotContain("EAAGm0PX4ZCpsBA", saved.Body, StringComparison.Ordinal);
        Assert.Empty((await user.GetAsync("/partners")).Document.QuerySelectorAll("[data-taken-of]"));
        Assert.Contains(
            site.Partners.Requests,
            request => request.Headers.GetValueOrDefault("Authorization") == "Bearer EAAGm0PX4ZCpsBA");
    }

    [Fact]
    public async Task In_Vietnamese_too()
    {
        using var user = await site.NewUserAsync();
        user.Language = "vi";
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var saved = await user.SubmitFragmentAsync(form, Everything);

        Assert.EndsWith(
            $"Chúng tôi đã lấy OID từ địa chỉ bạn dán: {Oid}", Said(saved, "chotot_oid"), StringComparison.Ordinal);
        Assert.Contains(
            "Chúng tôi đã bỏ chữ “Bearer”.", Said(saved, "whatsapp_system_token"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task White_space_alone_is_not_worth_a_word()
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var saved = await user.SubmitFragmentAsync(
            form, Field.WhatsApp(" 106853218861309\n", "\u00A0EAAGm0PX4ZCpsBA "));

        Assert.Empty(saved.Document.QuerySelectorAll("[data-taken-of]"));
    }

    [Fact]
    public async Task A_form_that_comes_back_says_it_beside_its_fields()
    {
        using var user = await site.NewUserAsync();
        var refused = await user.SaveAsync(
            Field.Partner("chotot"), Field.Value("chotot_oid", Address),
            Field.Partner("whatsapp"), Field.Value("whatsapp_system_token", Token));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(Oid, refused.Key("chotot_oid")!.GetAttribute("value"));
        Assert.Equal($"We took the OID out of the address: {Oid}", refused.TextOf("[data-taken='chotot_oid']"));
        Assert.Equal("", refused.TextOf("[data-look='chotot_oid']"));
        Assert.Equal(
            "We left out the word “Bearer”.",
            refused.TextOf("[data-taken='whatsapp_system_token']"));
        Assert.Contains(
            "field-chotot_oid-taken",
            refused.Key("chotot_oid")!.GetAttribute("aria-describedby"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("EAAGm0PX4ZCpsBA", refused.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_check_of_what_is_typed_asks_about_what_was_taken_and_says_so(bool inTheDialog)
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        form.SetAttribute("action", "/partners/check");
        (string, string?)[] fields = [("partner", "whatsapp"), .. Field.WhatsApp(Id, Token)];
        var answer = inTheDialog ? await user.SubmitFragmentAsync(form, fields) : await user.SubmitAsync(form, fields);

        Assert.Equal("connected", answer.Document.QuerySelector("[data-verdict]")!.GetAttribute("data-verdict"));
        Assert.Contains(
            "We left out the word “Bearer”.",
            inTheDialog ? Said(answer, "whatsapp_system_token") : answer.TextOf("[data-taken='whatsapp_system_token']"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("EAAGm0PX4ZCpsBA", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_by_the_partner_says_it_too()
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        (string, string?)[] fields = Field.WhatsApp("“106853218869999”", Token);
        var doubts = await user.SubmitFragmentAsync(form, fields);
        var page = await user.SubmitAsync(form, fields);

        Assert.NotNull(doubts.Document.QuerySelector("[data-doubt-of='whatsapp']"));
        Assert.Equal("Phone number ID: We left out the quotation marks.", Said(doubts, "whatsapp_phone_number_id"));
        Assert.Equal("System user access token: We left out the word “Bearer”.", Said(doubts, "whatsapp_system_token"));
        Assert.Equal(
            "We left out the quotation marks.", page.TextOf("[data-taken='whatsapp_phone_number_id']"));
        Assert.Equal("", Said(page, "whatsapp_phone_number_id"));
    }

    [Fact]
    public async Task By_API_it_is_taken_in_the_same_way()
    {
        using var program = await site.NewSignedInProgramAsync();
        var all = await program.PutAsync(
            All, new { chotot_id = "\u200E85558138", chotot_oid = Address, whatsapp_phone_number_id = Id });

        Assert.Equal(
            $$"""{"chotot_id":"85558138","chotot_oid":"{{Oid}}","whatsapp_phone_number_id":"106853218861309"}""",
            all.Body);
        await program.PutAsync($"{All}/whatsapp_system_token", new { value = Token });
        Assert.Equal(
            "connected", (await program.PostAsync("/api/v1/profile/partners/whatsapp/check")).Text("status"));

        var blank = await program.PutAsync($"{All}/chotot_id", new { value = "\"\u200E\"" });
        blank.AssertProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_OID_in_capitals_is_the_OID_that_is_stored()
    {
        using var program = await site.NewSignedInProgramAsync();
        var first = await program.PutAsync(All, new { chotot_oid = Oid });
        var second = await program.PutAsync(All, new { chotot_oid = Oid.ToUpperInvariant() });

        Assert.Equal((first.Body, first.ETag), (second.Body, second.ETag));
    }

    [Fact]
    public async Task A_number_gets_a_keyboard_for_numbers_and_no_other_field_does()
    {
        using var user = await site.NewUserAsync();
        var form = await user.GetAsync("/partners/edit");

        Assert.Equal(
            ["chotot_id", "whatsapp_phone_number_id"],
            form.Document.QuerySelectorAll("[inputmode=numeric]").Select(input => input.GetAttribute("data-key")));
    }

    [Fact]
    public async Task The_script_is_told_how_to_take_it_and_no_text_for_a_secret_has_a_place_for_it()
    {
        using var user = await site.NewUserAsync();
        var fields = JsonElement.Parse((await user.GetAsync("/partners/hints")).Body).GetProperty("fields");

        Assert.Equal(
            ["We left out the quotation marks.", "We took the OID out of the address: {0}"], TextsOf("chotot_oid"));
        Assert.Equal(
            ["We left out the quotation marks.", "We left out the word “Bearer”."], TextsOf("whatsapp_system_token"));

        IEnumerable<string?> TextsOf(string key) => fields.GetProperty(key).GetProperty("pasted").EnumerateArray()
            .Select(rule => rule.GetProperty("text").GetString());
    }

    private static string Said(Answer answer, string key) => answer.TextOf($"[data-taken-of='{key}']");
}
