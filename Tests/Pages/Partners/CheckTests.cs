using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>The button "Check": on the card and in the settings, about what is stored.</summary>
public sealed class CheckTests(StandInSite site) : IClassFixture<StandInSite>
{
    private const string Verdict = "Connected: Jaspers Market, +84 90 123 45 67.";
    private const string Proof = $"{Verdict} Quality: high. Up to 1,000 new customers in 24 hours.";

    [Fact]
    public async Task On_the_card_it_asks_about_what_is_stored_and_comes_back_to_the_card()
    {
        using var user = await site.NewUncheckedUserAsync();
        var home = await user.GetAsync("/");
        Assert.Equal("saved", home.Partner("whatsapp")!.GetAttribute("data-status"));

        var answer = await user.SubmitFragmentAsync(home.Form("check"));
        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Contains("partnersChanged", answer.Header("HX-Trigger"), StringComparison.Ordinal);
        Assert.Contains(
            Verdict,
            answer.Header("HX-Trigger")!.Replace("\\u002B", "+", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Equal("connected", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));

        var withoutScripts = await user.SubmitAsync(home.Form("check"));
        Assert.Equal(HttpStatusCode.Redirect, withoutScripts.Status);
        Assert.Equal("/", withoutScripts.Header("Location"));
    }

    [Fact]
    public async Task In_the_settings_it_says_what_the_partner_says()
    {
        using var user = await site.NewUncheckedUserAsync();
        var page = await user.GetAsync("/partners");

        var fragment = await user.SubmitFragmentAsync(page.Form("check"));
        Assert.Equal(Proof, fragment.TextOf("[data-feedback]"));
        Assert.Equal("connected", fragment.Partner("whatsapp")!.GetAttribute("data-status"));

        await user.SubmitAsync(page.Form("check"));
        Assert.Equal(Proof, (await user.GetAsync("/partners")).TextOf("[data-feedback]"));
    }

    [Fact]
    public async Task Changed_while_it_is_checked_the_settings_say_so()
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: "EAAslow-1000.meanwhile");
        var check = user.SubmitFragmentAsync((await user.GetAsync("/partners")).Form("check"));
        await site.Partners.AskedAsync(_ => site.Partners.Requests.Count(IsMeanwhile) > 1, CancellationToken.None);
        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        await program.PutAsync("/api/v1/profile/attributes", new { whatsapp_phone_number_id = "106853218869999" });

        Assert.StartsWith(
            "The data stored for WhatsApp Business changed during the check.",
            (await check).TextOf("[data-feedback].alert-warning"),
            StringComparison.Ordinal);

        static bool IsMeanwhile(StandIn.RecordedRequest request) =>
            request.Method == "GET"
            && request.Headers.GetValueOrDefault("Authorization") == "Bearer EAAslow-1000.meanwhile";
    }

    [Fact]
    public async Task Too_many_checks_of_a_minute_wait_and_a_save_goes_on_without_one()
    {
        await using var strict = new StandInSite { Settings = { ["Partners:ChecksPerMinute"] = "2" } };
        await strict.InitializeAsync();
        using var user = await strict.NewUserAsync();
        await user.SaveWhatsAppAsync();
        var page = await user.GetAsync("/partners");
        await user.SubmitFragmentAsync(page.Form("check"));
        await user.SubmitFragmentAsync(page.Form("check"));

        var third = await user.SubmitFragmentAsync(page.Form("check"));
        Assert.Contains(
            "Try again in a minute.", third.TextOf("[data-feedback].alert-warning"), StringComparison.Ordinal);
        var home = await user.GetAsync("/");
        Assert.Contains(
            "Try again in a minute.",
            (await user.SubmitFragmentAsync(home.Form("check"))).TextOf("[data-verdict]"),
            StringComparison.Ordinal);
        await user.SubmitAsync(home.Form("check"));
        Assert.Contains(
            "Try again in a minute.",
            (await user.GetAsync("/")).TextOf("[data-feedback].alert-warning"),
            StringComparison.Ordinal);

        // Saves have as many of their own.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.SaveWhatsAppAsync(token: "EAAexpired")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await user.SaveWhatsAppAsync(token: "EAAexpired")).Status);
        Assert.Contains(
            "We didn't check WhatsApp Business because you saved several times in a row.",
            (await user.GetAsync("/partners")).TextOf("[data-feedback].alert-warning"),
            StringComparison.Ordinal);
        Assert.Equal("saved", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal(4, strict.Partners.Requests.Count(request => request.Method == "GET"));
        Assert.Equal(
            4,
            (await ActivityRows.OfAsync(strict, user.Email))
                .Count(entry => entry.StartsWith("checked", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_partner_without_a_checker_has_no_button()
    {
        await using var silent = new Site();
        using var user = await silent.NewUserAsync();
        await user.SaveWhatsAppAsync();

        foreach (var address in (string[])["/", "/partners", "/partners/edit"])
        {
            Assert.Null((await user.GetAsync(address)).Document.QuerySelector("[data-check]"));
        }
    }
}
