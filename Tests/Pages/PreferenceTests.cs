using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>The switches of language and theme.</summary>
public sealed class PreferenceTests(Site site)
{
    [Theory]
    [InlineData(null, "en", "Connect your partner accounts, safely")]
    [InlineData("vi", "vi", "Kết nối tài khoản đối tác một cách an toàn")]
    [InlineData("vi-VN,vi;q=0.9,en;q=0.5", "vi", "Kết nối tài khoản đối tác một cách an toàn")]
    [InlineData("en-GB,vi;q=0.5", "en", "Connect your partner accounts, safely")]
    [InlineData("zh-CN,vi;q=0.5", "vi", "Kết nối tài khoản đối tác một cách an toàn")]
    [InlineData("zh-CN", "en", "Connect your partner accounts, safely")]
    [InlineData("%%%,;;;", "en", "Connect your partner accounts, safely")]
    public async Task A_page_is_in_the_language_that_the_browser_asks_for(
        string? accepts, string language, string heading)
    {
        var page = await GetAsync(site.NewVisitor(), accepts);

        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(language, page.Header("Content-Language"));
        Assert.Equal(heading, page.TextOf("h1"));
    }

    [Fact]
    public async Task What_is_chosen_counts_more_and_is_remembered()
    {
        using var visitor = site.NewVisitor();
        await SwitchAsync(visitor, "language", "vi");

        var page = await GetAsync(visitor, "en-US");
        Assert.Equal("vi", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Tiếng Việt", page.TextOf("button[name='language'][aria-pressed='true']"));
        Assert.Contains("max-age=31536000", await CookieAsync(visitor, "language", "vi"), StringComparison.Ordinal);

        await SwitchAsync(visitor, "language", "en");
        Assert.Equal("en", (await GetAsync(visitor, "vi")).Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_theme_is_remembered_and_no_page_waits_for_a_script_to_have_it()
    {
        using var visitor = site.NewVisitor();
        Assert.Equal("screen and (prefers-color-scheme: dark)", DarkIn(await visitor.GetAsync("/")));

        await SwitchAsync(visitor, "theme", "dark");
        Assert.Equal("screen", DarkIn(await visitor.GetAsync("/")));
        Assert.Equal("dark", (await visitor.GetAsync("/docs")).Document.DocumentElement.GetAttribute("data-theme"));

        await SwitchAsync(visitor, "theme", "light");
        Assert.Null(DarkIn(await visitor.GetAsync("/Identity/Account/Login")));

        await SwitchAsync(visitor, "theme", "system");
        Assert.Equal("screen and (prefers-color-scheme: dark)", DarkIn(await visitor.GetAsync("/")));

        static string? DarkIn(Answer page) => page.Document.QuerySelector("link[href*='dark']")?.GetAttribute("media");
    }

    [Theory]
    [InlineData("https://localhost/Identity/Account/Login?ReturnUrl=%2Fpartners", "/Identity/Account/Login?ReturnUrl=%2Fpartners")]
    [InlineData("https://elsewhere.example/partners", "/partners")]
    [InlineData("https://localhost//elsewhere.example", "/")]
    [InlineData("https://localhost/partners/save", "/partners/save")]
    [InlineData(null, "/")]
    public async Task A_switch_leads_back_to_its_page_and_never_to_another_site(string? page, string back)
    {
        foreach (var (name, value) in (ValueTuple<string, string>[])[("language", "vi"), ("theme", "dark")])
        {
            var answer = await PostAsync(site.NewVisitor(), name, value, page);
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            Assert.Equal(back, answer.Header("Location"));
        }
    }

    [Theory]
    [InlineData("language", "xx")]
    [InlineData("language", "vi\r\nSet-Cookie: a=b")]
    [InlineData("theme", "DARK")]
    [InlineData("theme", "1")]
    [InlineData("theme", "")]
    public async Task What_the_site_does_not_have_changes_nothing(string name, string value) =>
        Assert.Null((await PostAsync(site.NewVisitor(), name, value, null)).Header("Set-Cookie"));

    [Fact]
    public async Task An_unknown_switch_is_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(site.NewVisitor(), "anything", "vi", null)).Status);
        Assert.Equal("/", (await site.NewVisitor().GetAsync("/preferences/language")).Header("Location"));
    }

    [Fact]
    public async Task In_Production_the_choices_are_in_cookies_of_this_host_alone()
    {
        await using var production = new Site { Environment = "Production" };

        foreach (var (name, value) in (ValueTuple<string, string>[])[("language", "vi"), ("theme", "dark")])
        {
            var cookie = (await PostAsync(production.NewVisitor(), name, value, null)).Header("Set-Cookie")!;
            Assert.StartsWith("__Host-PartnerSite.", cookie, StringComparison.Ordinal);
            Assert.All(
                (string[])["path=/", "secure", "httponly", "samesite=lax"],
                part => Assert.Contains(part, cookie, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("PartnerSite.Language=c=xx|uic=xx")]
    [InlineData("PartnerSite.Language=%00%ff")]
    [InlineData("PartnerSite.Theme=%3Cscript%3E")]
    public async Task A_damaged_cookie_is_as_good_as_none(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", cookie);
        var page = await site.NewVisitor().SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("system", page.Document.DocumentElement.GetAttribute("data-theme"));
    }

    [Fact]
    public async Task Errors_dates_and_messages_are_in_the_language_of_the_page()
    {
        using var user = await site.NewUserAsync();
        await SwitchAsync(user, "language", "vi");

        Assert.Equal("Không tìm thấy trang", (await user.GetAsync("/nowhere")).TextOf("h1"));
        var refused = await user.SaveAsync(Field.Partner("whatsapp"));
        Assert.Equal(
            "Vui lòng nhập “ID số điện thoại” cho WhatsApp Business.",
            refused.TextOf("[data-error='whatsapp_phone_number_id']"));
        Assert.Equal("Lỗi: Bạn muốn kết nối đối tác nào? · PartnerSite", refused.Document.Title);
        var tooLong = await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", new string('7', 5000)));
        Assert.Equal(
            "“ID Chợ Tốt” quá dài, tối đa 4.096 ký tự. Vui lòng kiểm tra nội dung bạn đã dán.",
            tooLong.TextOf("[data-error='chotot_id']"));

        await user.SaveWhatsAppAsync();
        Assert.Equal(
            "Đã lưu cài đặt đối tác.", (await user.GetAsync("/partners")).TextOf("[data-feedback]"));
        Assert.Matches(
            @"^Đã lưu ngày \d\d/\d\d/\d{4}$",
            Answer.Text((await user.GetAsync("/partners")).Key("whatsapp_system_token")));
    }

    private static Task<Answer> GetAsync(SiteClient visitor, string? accepts)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepts);
        return visitor.SendAsync(request);
    }

    private static Task<Answer> PostAsync(SiteClient visitor, string name, string value, string? page)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/preferences/{name}")
        {
            Content = new FormUrlEncodedContent([new(name, value)]),
        };
        request.Headers.Referrer = page is null ? null : new(page);
        return visitor.SendAsync(request);
    }

    private static async Task<string> CookieAsync(SiteClient visitor, string name, string value) =>
        (await PostAsync(visitor, name, value, null)).Header("Set-Cookie")!;

    // As the browser does: the form that the page has.
    private static async Task SwitchAsync(SiteClient visitor, string name, string value)
    {
        var form = (await visitor.GetAsync("/")).Form($"/preferences/{name}");
        Assert.NotNull(form.QuerySelector($"button[name='{name}'][value='{value}']"));
        await visitor.SubmitAsync(form, (name, value));
    }
}
