using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

public sealed class SessionTests(Site site)
{
    [Fact]
    public async Task A_session_that_ended_sends_the_whole_window_to_sign_in_and_back()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetFragmentAsync("/partners/prompt")).Form("save");
        form.SetAttribute("action", form.GetAttribute("hx-post")!);
        await user.SignOutAsync();

        var answer = await user.SubmitFragmentAsync(form, Field.Partner("chotot"), Field.Value("chotot_id", "1"));

        // The prompt opens by itself on any page.
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(SignInAndBackTo("/"), answer.Header("HX-Redirect"));
        Assert.Empty(answer.Body);
    }

    [Theory]
    [InlineData("/partners")]
    [InlineData("/partners/edit")]
    public async Task A_page_is_redirected_to_sign_in_and_back(string address)
    {
        var answer = await site.NewVisitor().GetAsync(address);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal($"/Identity/Account/Login?ReturnUrl={Uri.EscapeDataString(address)}", answer.Header("Location"));
    }

    [Fact]
    public async Task After_a_post_without_a_session_the_way_back_is_a_page()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/prompt")).Form("skip");
        await user.SignOutAsync();

        var answer = await user.SubmitAsync(form);

        Assert.Equal("/Identity/Account/Login?ReturnUrl=%2Fpartners", answer.Header("Location"));
    }

    [Theory]
    [InlineData("/partners/edit")]
    [InlineData("/partners/edit?partner=whatsapp")]
    public async Task The_way_back_is_the_same_form_and_the_sign_in_page_says_that_nothing_was_saved(string address)
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync(address)).Form("save");
        await user.SignOutAsync();

        var page = await user.SubmitAsync(form, Field.WhatsApp());
        var dialog = await user.SubmitFragmentAsync(form, Field.WhatsApp());
        var signIn = SignInAndBackTo(address);
        Assert.Equal((signIn, signIn), (page.Header("Location"), dialog.Header("HX-Redirect")));
        Assert.StartsWith(
            "You were signed out, and nothing was saved.",
            (await user.GetAsync(signIn)).TextOf("[data-ended]"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/partners")]
    [InlineData("/\\evil.example")]
    public async Task A_forged_way_back_leads_nowhere_else(string back)
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        form.SetAttribute("action", $"/partners/save?back={Uri.EscapeDataString(back)}");
        await user.SignOutAsync();

        Assert.Equal(
            "/Identity/Account/Login?ReturnUrl=%2Fpartners",
            (await user.SubmitAsync(form)).Header("Location"));
    }

    [Fact]
    public async Task An_expired_form_says_what_to_do()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        (string, string?)[] fields =
        [
            ("__RequestVerificationToken", "expired"),
            Field.Partner("chotot"),
            Field.Value("chotot_id", "1"),
        ];

        var page = await user.SubmitAsync(form, fields);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith(
            "This form has expired Nothing was saved.", page.TextOf("[data-failure]"), StringComparison.Ordinal);
        Assert.Equal("/partners/prompt", page.Document.QuerySelector("[data-failure] a")!.GetAttribute("href"));

        var fragment = await user.SubmitFragmentAsync(form, fields);
        Assert.Equal(HttpStatusCode.BadRequest, fragment.Status);
        Assert.Equal("[data-notice]", fragment.Header("HX-Retarget"));
        Assert.StartsWith(
            "This form has expired Nothing was saved.", fragment.TextOf("[data-failure]"), StringComparison.Ordinal);
        Assert.DoesNotContain("<html", fragment.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Another_method_gets_an_answer_that_says_something(string method)
    {
        var user = await site.NewUserAsync();
        var answer = await user.SendAsync(new(new(method), "/partners/save"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotEmpty(answer.TextOf("[data-failure] h1"));
        Assert.Contains("Nothing was saved.", answer.TextOf("[data-failure]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_in_a_second_tab_too_is_no_error()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/")).Form("Logout");
        await user.SubmitAsync(form);

        Assert.Equal("/", (await user.SubmitAsync(form)).Header("Location"));
    }

    [Fact]
    public async Task Another_users_form_token_is_refused()
    {
        var mallory = await site.NewUserAsync();
        var form = (await mallory.GetAsync("/partners/edit")).Form("save");
        var user = await site.NewUserAsync();

        var answer = await user.SubmitAsync(form, Field.Partner("chotot"), Field.Value("chotot_id", "1"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("not_set", (await user.GetAsync("/")).Partner("chotot")!.GetAttribute("data-status"));
    }

    [Fact]
    public async Task The_address_of_a_post_leads_back_to_the_settings()
    {
        var user = await site.NewUserAsync();

        Assert.Equal("/partners", (await user.GetAsync("/partners/save")).Header("Location"));
        Assert.Equal(HttpStatusCode.NotFound, (await user.GetAsync("/partners/nowhere")).Status);
    }

    [Fact]
    public async Task A_deleted_accounts_open_session_can_not_write()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        site.Delete(user.Email);

        var answer = await user.SubmitFragmentAsync(form, Field.Partner("chotot"), Field.Value("chotot_id", "1"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync("/partners")).Status);
    }

    private static string SignInAndBackTo(string address) =>
        $"/Identity/Account/Login?ReturnUrl={Uri.EscapeDataString(address)}&ended=true";
}
