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
    public async Task Its_partner_needs_it_again_the_others_work_and_saving_heals_it(string damage)
    {
        using var user = await site.NewUserAsync();
        await SaveBothAsync(user, "85558138", Token);
        Damage(user, damage);

        // Home, details and form say so and show nothing of it.
        var home = await user.GetAsync("/");
        Assert.Equal("needs_attention", home.Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Contains("Needs attention", Answer.Text(home.Partner("whatsapp")), StringComparison.Ordinal);
        Assert.Contains(
            "What was stored for System token can't be read any more. Enter it again.",
            Answer.Text(home.Partner("whatsapp")),
            StringComparison.Ordinal);
        Assert.Equal(
            "/partners/edit?partner=whatsapp", home.Partner("whatsapp")!.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("saved", home.Partner("chotot")!.GetAttribute("data-status"));

        var details = await user.GetAsync("/partners");
        Assert.Contains(
            "Can't be read any more. Stored",
            Answer.Text(details.Key("whatsapp_system_token")),
            StringComparison.Ordinal);
        Assert.Contains(
            "What was stored for System token can't be read any more. Enter it again.",
            Answer.Text(details.Partner("whatsapp")),
            StringComparison.Ordinal);
        Assert.Equal("106853218861309", Answer.Text(details.Key("whatsapp_phone_number_id")));
        Assert.Equal("85558138", Answer.Text(details.Key("chotot_id")));
        Assert.DoesNotContain(Token, details.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("broken", details.Body, StringComparison.Ordinal);

        var form = await user.GetAsync("/partners/edit");
        Assert.Contains(
            "can't be read any more. Enter it again", form.TextOf("[data-stored]"), StringComparison.Ordinal);

        // The other partner can be changed without having the token at hand.
        Assert.Equal("/partners", (await SaveBothAsync(user, "99999999", "")).Header("Location"));
        Assert.Equal("needs_attention", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal("99999999", Answer.Text((await user.GetAsync("/partners")).Key("chotot_id")));

        // The same token as before is a change here: it is not there any more.
        Assert.Equal("/partners", (await SaveBothAsync(user, "99999999", Token)).Header("Location"));
        var healed = await user.GetAsync("/partners");
        Assert.Equal("saved", healed.Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Matches("^Stored [A-Z][a-z]+ [0-9]+, [0-9]+$", Answer.Text(healed.Key("whatsapp_system_token")));
    }

    [Fact]
    public async Task Programs_are_told_so_too_and_heal_it_by_putting_it()
    {
        using var program = await site.NewSignedInProgramAsync();
        await program.PutAsync(
            "/api/v1/profile/attributes",
            new { whatsapp_phone_number_id = "106853218861309", whatsapp_system_token = Token });
        site.Execute(
            $"""UPDATE "UserAttributes" SET "Value" = 'broken' WHERE "Key" = 'whatsapp_system_token' AND "UserId" = {IdOf(program.Email)}""");

        Assert.Equal("needs_attention", await StatusAsync());
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/profile/attributes")).Status);

        await program.PutAsync("/api/v1/profile/attributes/whatsapp_system_token", new { value = Token });
        Assert.Equal("saved", await StatusAsync());

        async Task<string?> StatusAsync() =>
            (await program.GetAsync("/api/v1/profile/partners"))
                .Json.EnumerateArray()
                .Single(partner => partner.GetProperty("partner").GetString() == "whatsapp")
                .GetProperty("status")
                .GetString();
    }

    [Fact]
    public async Task Another_users_token_in_the_row_is_as_unreadable_as_any()
    {
        using var other = await site.NewUserAsync();
        await other.SaveWhatsAppAsync(token: Token);
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        Damage(
            user,
            $""" "Value" = (SELECT "Value" FROM "UserAttributes" WHERE "Key" = 'whatsapp_system_token' AND "UserId" = {IdOf(other.Email)}) """);

        Assert.Equal("needs_attention", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal("saved", (await other.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
    }

    private static Task<Answer> SaveBothAsync(SiteClient user, string chototId, string token) => user.SaveAsync(
        ("Input.Partners", "chotot"), ("Input.Partners", "whatsapp"), Field.Value("chotot_id", chototId),
        Field.Value("whatsapp_phone_number_id", "106853218861309"), Field.Value("whatsapp_system_token", token));

    private static string IdOf(string email) => $"""(SELECT "Id" FROM "AspNetUsers" WHERE "Email" = '{email}')""";

    private void Damage(SiteClient user, string change) =>
        site.Execute(
            $"""UPDATE "UserAttributes" SET {change} WHERE "Key" = 'whatsapp_system_token' AND "UserId" = {IdOf(user.Email)}""");
}
