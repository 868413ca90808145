using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>A stored token that can't be decrypted any more: a key that is gone, a damaged row.</summary>
public sealed class UnreadableTokenTests(Site site)
{
    private const string Token = "EAAGm0PX4ZCpsBA";

    public static TheoryData<string> Damages =>
    [
        """ "Value" = substr("Value", 1, length("Value") - 1) """,
        """ "Value" = 'enc:v1:000000000000000000000000:' || substr("Value", 33) """,
        """ "Value" = 'enc:v9' || substr("Value", 7) """,
        """ "Value" = '' """,
        """ "Value" = x'00ff00' """,
        $""" "Value" = '{Token}' """,
        """ "Value" = 'broken', "Tags" = 'broken' """,
        """ "Value" = 'broken', "Version" = 'broken', "CreatedAt" = 'broken', "UpdatedAt" = 'broken' """,
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Its_partner_needs_it_again_the_others_work_and_saving_repairs_it(string damage)
    {
        using var user = await site.NewUserAsync();
        await SaveBothAsync(user, "85558138", Token);
        site.DamageToken(user.Email, damage);

        // Home, details and form say so and show nothing of it.
        var home = await user.GetAsync("/");
        Assert.Equal("needs_attention", home.Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Contains("Needs attention", Answer.Text(home.Partner("whatsapp")), StringComparison.Ordinal);
        Assert.Contains(
            "We can no longer read the stored data: System user access token. Enter it again.",
            Answer.Text(home.Partner("whatsapp")),
            StringComparison.Ordinal);
        Assert.Equal(
            "/partners/edit?partner=whatsapp", home.Partner("whatsapp")!.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("saved", home.Partner("chotot")!.GetAttribute("data-status"));

        var details = await user.GetAsync("/partners");
        Assert.Contains(
            "Can no longer be read. Stored on",
            Answer.Text(details.Key("whatsapp_system_token")),
            StringComparison.Ordinal);
        Assert.Contains(
            "We can no longer read the stored data: System user access token. Enter it again.",
            Answer.Text(details.Partner("whatsapp")),
            StringComparison.Ordinal);
        Assert.Equal("106853218861309", Answer.Text(details.Key("whatsapp_phone_number_id")));
        Assert.Equal("85558138", Answer.Text(details.Key("chotot_id")));
        Assert.DoesNotContain(Token, details.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("broken", details.Body, StringComparison.Ordinal);

        var form = await user.GetAsync("/partners/edit");
        Assert.Contains(
            "We can no longer read the stored value. Enter it again.",
            form.TextOf("[data-stored]"),
            StringComparison.Ordinal);

        // The other partner can be changed without having the token at hand.
        Assert.Equal("/partners", (await SaveBothAsync(user, "99999999", "")).Header("Location"));
        Assert.Equal("needs_attention", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal("99999999", Answer.Text((await user.GetAsync("/partners")).Key("chotot_id")));

        // The same token as before is a change here: it is not there any more.
        Assert.Equal("/partners", (await SaveBothAsync(user, "99999999", Token)).Header("Location"));
        var healed = await user.GetAsync("/partners");
        Assert.Equal("saved", healed.Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Matches("^Stored on [A-Z][a-z]+ [0-9]+, [0-9]+$", Answer.Text(healed.Key("whatsapp_system_token")));
    }

    [Fact]
    public async Task Programs_are_told_so_too_and_repair_it_by_putting_it()
    {
        using var program = await site.NewSignedInProgramAsync();
        await program.PutWhatsAppAsync(token: Token);
        site.DamageToken(program.Email);

        Assert.Equal("needs_attention", await program.StatusAsync());
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/profile/attributes")).Status);

        await program.PutAsync("/api/v1/profile/attributes/whatsapp_system_token", new { value = Token });
        Assert.Equal("saved", await program.StatusAsync());
    }

    [Fact]
    public async Task Another_users_token_in_the_row_is_as_unreadable_as_any()
    {
        using var other = await site.NewUserAsync();
        await other.SaveWhatsAppAsync(token: Token);
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        site.DamageToken(user.Email, $""" "Value" = '{(await site.TokenAsync(other.Email)).Value}' """);

        Assert.Equal("needs_attention", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal("saved", (await other.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
    }

    private static Task<Answer> SaveBothAsync(SiteClient user, string chototId, string token) => user.SaveAsync(
        [Field.Partner("chotot"), Field.Value("chotot_id", chototId), .. Field.WhatsApp(token: token)]);
}
