using System.Net;
using System.Text.Json;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Support;

/// <summary>Where a text asks people to contact support, it says where that is.</summary>
public sealed class SupportTextTests
{
    [Theory]
    [InlineData("", "contact PartnerSite support.", null)]
    [InlineData(
        "help@example.com", "contact PartnerSite support (help@example.com).", "mailto:help@example.com")]
    [InlineData(
        "https://example.com/help?a=1&b=2",
        "contact PartnerSite support (https://example.com/help?a=1&b=2).",
        "https://example.com/help?a=1&b=2")]
    public async Task The_page_of_an_unexpected_error_has_a_link(string setting, string text, string? link)
    {
        await using var site = With(setting);
        using var user = await NewUserAsync(site, damage: "\"AccessFailedCount\" = 99999999999");
        var page = await user.GetAsync("/Identity/Account/Manage");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.EndsWith(text, page.TextOf("[data-failure] > p:first-of-type"), StringComparison.Ordinal);
        Assert.Equal(link, page.Document.QuerySelector("[data-failure] > p:first-of-type > a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("en", "contact PartnerSite support (help@example.com) and mention the trace_id.")]
    [InlineData("vi", "liên hệ bộ phận hỗ trợ PartnerSite (help@example.com) và gửi kèm trace_id.")]
    public async Task A_problem_of_the_API_names_it(string language, string text)
    {
        await using var site = With("help@example.com");
        using var user = await NewUserAsync(site, damage: "\"UpdatedAt\" = 'no date'");
        user.Language = language;
        var problem = await user.GetAsync("/api/v1/auth/me");

        Assert.Equal(HttpStatusCode.InternalServerError, problem.Status);
        Assert.Contains(
            text, JsonElement.Parse(problem.Body).GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "contact PartnerSite support right away.")]
    [InlineData("help@example.com", "contact PartnerSite support (help@example.com) right away.")]
    public async Task The_mail_to_an_address_that_was_replaced_names_it(string setting, string text)
    {
        await using var site = new MailSite { Settings = { ["Site:Support"] = setting } };
        await site.InitializeAsync();
        using var user = await site.NewUserAsync();
        var newEmail = Emails.New();
        var page = await user.GetAsync("/Identity/Account/Manage/Email");
        await user.SubmitAsync(
            page.Document.Forms.Single(form => form.Id == "change-address"),
            ("Input.NewEmail", newEmail),
            ("Password", Emails.Password));
        await user.GetAsync((await site.Smtp.MailAsync(newEmail, "ConfirmEmailChange")).Link.PathAndQuery);

        var mail = await site.Smtp.MailAsync(user.Email, "was changed");

        Assert.Contains(text, mail.Text, StringComparison.Ordinal);
        Assert.Contains(text, mail.Html, StringComparison.Ordinal);
    }

    private static BrowserSite With(string setting) => new() { Settings = { ["Site:Support"] = setting } };

    // Their account can't be read.
    private static async Task<SiteClient> NewUserAsync(Site site, string damage)
    {
        var user = await site.NewUserAsync();
        site.Execute($"""UPDATE "AspNetUsers" SET {damage}""");
        return user;
    }
}
