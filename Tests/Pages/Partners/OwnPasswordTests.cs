using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>The account's own password is nobody's token: no door stores it, or sends it to a partner.</summary>
public sealed class OwnPasswordTests(StandInSite site) : IClassFixture<StandInSite>
{
    private const string All = "/api/v1/profile/attributes";

    public static TheoryData<string> Forms => [Emails.Password, $" {Emails.Password}\n", $"\u200b{Emails.Password}"];

    [Theory, MemberData(nameof(Forms))]
    public async Task In_the_form_it_is_refused_beside_its_field(string token)
    {
        using var user = await site.NewUserAsync();
        var answer = await user.SaveWhatsAppAsync(token: token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith(
            "This is the password of your PartnerSite account",
            answer.TextOf("[data-error='whatsapp_system_token']"),
            StringComparison.Ordinal);
        await AssertNothingHappenedAsync(user);
    }

    [Fact]
    public async Task Insisting_does_not_help()
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var answer = await user.SubmitAsync(
            form,
            [
                .. Field.WhatsApp(token: Emails.Password),
                ("Input.Anyway", "whatsapp:Checks.WhatsAppTokenRefused"),
            ]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        await AssertNothingHappenedAsync(user);
    }

    [Fact]
    public async Task It_is_not_checked_either()
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        form.SetAttribute("action", "/partners/check");
        var answer = await user.SubmitFragmentAsync(
            form, [("partner", "whatsapp"), .. Field.WhatsApp(token: Emails.Password)]);

        Assert.Contains(
            "password of your PartnerSite account", answer.TextOf("[data-verdict]"), StringComparison.Ordinal);
        await AssertNothingHappenedAsync(user);
    }

    [Theory]
    [InlineData(All, """{"whatsapp_phone_number_id":"1","whatsapp_system_token":"a long enough password"}""")]
    [InlineData($"{All}/whatsapp_system_token", """{"value":"a long enough password"}""")]
    public async Task By_API_it_is_refused_under_its_name(string address, string body)
    {
        using var program = await site.NewSignedInProgramAsync();
        var answer = (await program.PutRawAsync(address, body)).AssertProblem(HttpStatusCode.BadRequest);

        Assert.StartsWith(
            "This is the password of your PartnerSite account",
            Assert.Single(answer.ErrorsOf(address == All ? "whatsapp_system_token" : "value")),
            StringComparison.Ordinal);
        Assert.Equal("{}", (await program.GetAsync(All)).Body);
    }

    [Fact]
    public async Task It_is_no_way_to_guess_the_password()
    {
        await using var strict = new Site { GuessesPerMinute = 3, Clock = new MovingClock() };
        using var program = await strict.NewSignedInProgramAsync();

        for (var guess = 0; guess < 3; guess++)
        {
            Assert.Equal(HttpStatusCode.OK, (await PutTokenAsync($"guess {guess}")).Status);
        }

        var fourth = await PutTokenAsync(Emails.Password);
        Assert.Equal(
            ["You entered “System user access token” many times in a short time. Nothing was saved. Try again in a minute."],
            fourth.AssertProblem(HttpStatusCode.BadRequest).ErrorsOf("whatsapp_system_token"));

        // Longer than any password: that is no guess.
        Assert.Equal(HttpStatusCode.OK, (await PutTokenAsync("EAA" + new string('x', 180))).Status);

        Task<ApiAnswer> PutTokenAsync(string token) => program.PutAsync(All, new { whatsapp_system_token = token });
    }

    private async Task AssertNothingHappenedAsync(SiteClient user)
    {
        Assert.Equal("not_set", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.DoesNotContain(
            site.Partners.Requests,
            request => request.Headers.GetValueOrDefault("Authorization") == $"Bearer {Emails.Password}");
        Assert.DoesNotContain(Emails.Password, site.Log.Text, StringComparison.Ordinal);
    }
}
