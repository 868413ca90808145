using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

public sealed class PromptTests(LoggingSite site) : IClassFixture<LoggingSite>
{
    [Fact]
    public async Task A_new_user_is_asked_on_every_page_until_an_answer()
    {
        var user = await site.NewUserAsync();

        Assert.True(await IsAskedAsync(user, "/"));
        Assert.True(await IsAskedAsync(user, "/Identity/Account/Manage"));
        Assert.Equal(HttpStatusCode.OK, (await user.GetFragmentAsync("/partners/prompt")).Status);
    }

    [Fact]
    public async Task Without_JavaScript_a_notice_asks()
    {
        var user = await site.NewUserAsync();
        var notice = (await user.GetAsync("/")).Document.QuerySelector("noscript")!;

        Assert.Contains("Choose partners", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("Skip for now", notice.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skipping_is_remembered_over_sign_ins()
    {
        var user = await site.NewUserAsync();
        var answer = await user.SubmitAsync((await user.GetAsync("/partners/prompt")).Form("skip"));
        Assert.Equal("/", answer.Header("Location"));
        await AssertNotAskedAsync(user);

        await user.SignOutAsync();
        await user.SignInAsync(user.Email);
        await AssertNotAskedAsync(user);
        Assert.NotNull((await user.GetAsync("/partners")).Form("save"));
    }

    [Fact]
    public async Task In_the_dialog_skipping_closes_it()
    {
        var user = await site.NewUserAsync();
        var answer = await user.SubmitFragmentAsync((await user.GetFragmentAsync("/partners/prompt")).Form("skip"));

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal("partnersSkipped", answer.Header("HX-Trigger"));
        await AssertNotAskedAsync(user);
    }

    [Fact]
    public async Task Saving_answers_it_too()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        await AssertNotAskedAsync(user);

        await user.SignOutAsync();
        await user.SignInAsync(user.Email);
        await AssertNotAskedAsync(user);
    }

    [Fact]
    public async Task Neither_skipped_nor_saved_it_comes_back_at_the_next_sign_in()
    {
        var user = await site.NewUserAsync();
        await user.SignOutAsync();
        await user.SignInAsync(user.Email);

        Assert.True(await IsAskedAsync(user, "/"));
    }

    [Fact]
    public async Task A_refused_save_is_no_answer()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("whatsapp"));

        Assert.True(await IsAskedAsync(user, "/"));
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners/prompt")).Status);
    }

    [Fact]
    public async Task Another_device_learns_of_the_answer_when_it_asks()
    {
        var phone = await site.NewUserAsync();
        var desktop = site.NewVisitor();
        await desktop.SignInAsync(phone.Email);
        await phone.SubmitAsync((await phone.GetAsync("/partners/prompt")).Form("skip"));

        Assert.True(await IsAskedAsync(desktop, "/"));
        Assert.Equal(HttpStatusCode.NoContent, (await desktop.GetFragmentAsync("/partners/prompt")).Status);
        Assert.False(await IsAskedAsync(desktop, "/"));
    }

    [Fact]
    public async Task A_page_that_needs_no_data_only_checks_the_session()
    {
        var user = await site.NewUserAsync();
        await user.GetAsync("/nowhere");
        site.Log.Lines.Clear();

        Assert.True(await IsAskedAsync(user, "/nowhere"));

        Assert.Single(Reads());
    }

    [Fact]
    public async Task The_settings_are_read_with_one_query_beside_the_sessions()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        await user.GetAsync("/partners");
        site.Log.Lines.Clear();

        await user.GetAsync("/partners");

        Assert.Equal(2, Reads().Count());
    }

    [Fact]
    public async Task A_visitors_page_makes_no_query()
    {
        var visitor = site.NewVisitor();
        site.Log.Lines.Clear();

        await visitor.GetAsync("/");

        Assert.Empty(Reads());
    }

    private IEnumerable<string> Reads() =>
        site.Log.Lines.Where(line =>
            line.Contains("Executed DbCommand", StringComparison.Ordinal)
            || line.Contains("Reading from the database", StringComparison.Ordinal));

    private static async Task<bool> IsAskedAsync(SiteClient user, string address) =>
        (await user.GetAsync(address)).Document.QuerySelector("[data-prompt]") is not null;

    private static async Task AssertNotAskedAsync(SiteClient user)
    {
        Assert.False(await IsAskedAsync(user, "/"));
        Assert.Equal(HttpStatusCode.NoContent, (await user.GetAsync("/partners/prompt")).Status);
    }
}
