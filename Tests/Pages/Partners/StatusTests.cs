using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>A status has one word and one colour; green is only what a partner has confirmed.</summary>
public sealed class StatusTests(StandInSite site) : IClassFixture<StandInSite>
{
    [Theory]
    [InlineData("EAAgood", "Connected", "status-connected")]
    [InlineData("EAALIMITED-payment", "Connected, with limits", "status-warning")]
    [InlineData("EAAname-DECLINED", "Connected, with limits", "status-warning")]
    [InlineData("EAAscopes-management", "Connected, with limits", "status-warning")]
    [InlineData("EAAexpires-7d", "Expires in 7 days", "status-warning")]
    [InlineData("EAAexpires-60d", "Connected", "status-connected")]
    [InlineData("EAAstatus-BANNED", "Needs attention", "status-needs_attention")]
    [InlineData("EAAoutage-503", "Saved, could not be checked", "status-could_not_check")]
    [InlineData("EAAerror-4711", "Saved, could not be checked", "status-could_not_check")]
    public async Task It_is_the_same_on_the_card_and_in_the_dialog(string token, string text, string look)
    {
        using var user = await site.NewUserAsync();
        var answer = await user.SaveWhatsAppAsync(token: token);

        if (answer.Document?.QuerySelector("[data-doubt]") is not null)
        {
            await user.SubmitAsync(
                answer.Form("save"), Field.Value("whatsapp_system_token", token), Field.Anyway(answer));
        }

        foreach (var address in (string[])["/", "/partners"])
        {
            var status = (await user.GetAsync(address)).Partner("whatsapp")!.QuerySelector(".status")!;
            Assert.Equal((text, $"status {look}"), (Answer.Text(status), status.ClassName));
        }
    }

    [Theory]
    [InlineData("EAAgood", "alert alert-success")]
    [InlineData("EAALIMITED-silent", "alert alert-warning")]
    public async Task What_is_limited_is_not_announced_in_green(string token, string look)
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: token);
        var saved = (await user.GetAsync("/partners")).Document.QuerySelector("[data-feedback]")!;
        var form = (await user.GetAsync("/partners")).Form("check");
        var fragment = await user.SubmitFragmentAsync(form);

        Assert.Equal(look, saved.ClassName);
        Assert.Equal(look, fragment.Document.QuerySelector("[data-feedback]")!.ClassName);
    }

    [Fact]
    public async Task What_nobody_was_asked_about_is_not_green()
    {
        using var user = await site.NewUncheckedUserAsync();
        var status = (await user.GetAsync("/")).Partner("whatsapp")!.QuerySelector(".status")!;

        Assert.Equal(("Saved, not checked", "status status-saved"), (Answer.Text(status), status.ClassName));
    }

    [Fact]
    public async Task An_outage_leaves_its_reason_and_time_on_the_card()
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: "EAAoutage-503");

        Assert.Equal(
            "We couldn't reach Meta. This doesn't mean your settings are wrong. Try again later. Last tried just now",
            (await user.GetAsync("/")).TextOf("[data-attempt]"));
    }

    [Theory]
    [InlineData("EAAgood", "Connected")]
    [InlineData("EAALIMITED-payment", "Connected, with limits")]
    [InlineData("EAAexpired", "Needs attention")]
    public async Task The_activity_has_the_cards_words_and_programs_read_the_same_names(string token, string text)
    {
        using var user = await site.NewUserAsync();
        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        await user.SaveAnywayAsync(Field.WhatsApp(token: token));

        var activity = Answer.Text((await user.GetAsync("/activity")).Document.QuerySelector("[data-number]"));
        Assert.Contains($"{text} ", activity, StringComparison.Ordinal);
        var read = (await program.GetAsync("/api/v1/profile/activity")).Json[0];
        Assert.Equal(await program.StatusAsync(), read.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("EAArate-4", "attempt_error_code: 4\n")]
    [InlineData("EAAtransient-2", "attempt_error_code: 2\n")]
    public async Task The_diagnostics_have_the_code_of_an_outage_too(string token, string line)
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: token);
        var page = await user.GetAsync("/partners");

        Assert.Contains(line, page.Document.QuerySelector("[data-diagnostics]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("{", page.TextOf("[data-attempt]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_code_doubts_what_is_typed_is_shown_with_its_trace_and_leaves_a_stored_verdict()
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        var doubt = await user.SaveWhatsAppAsync(token: "EAAerror-4711.typed");
        Assert.Contains(
            "Meta refused this with code 4711, which we don't know.",
            doubt.TextOf("[data-doubt-of='whatsapp']"),
            StringComparison.Ordinal);
        Assert.Equal("connected", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));

        await user.SubmitAsync(
            doubt.Form("save"),
            Field.Value("whatsapp_system_token", "EAAerror-4711.typed"),
            Field.Anyway(doubt));
        var card = await user.GetAsync("/");
        Assert.Equal("could_not_check", card.Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Contains(
            "give them the code and fbtrace_id AbCdEfGhIjKlMnOpQrStUvW.",
            card.TextOf("[data-attempt]"),
            StringComparison.Ordinal);
    }
}
