using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account.Manage;

/// <summary>Mails about connections are turned off and on in the account, when the site sends mail.</summary>
public sealed class NotificationsTests(Site site)
{
    private const string Address = "/Identity/Account/Manage/Notifications";

    [Theory]
    [InlineData(null, "Notifications", "Email me when a connection breaks, recovers or is about to expire", "Saved.")]
    [InlineData(
        "vi", "Thông báo", "Gửi email cho tôi khi một kết nối bị lỗi, hoạt động trở lại hoặc sắp hết hạn", "Đã lưu.")]
    public async Task They_are_on_until_they_are_turned_off(
        string? language, string title, string label, string saved)
    {
        await using var mailing = MailingSite();
        using var user = mailing.NewVisitor();
        user.Language = language;
        await user.RegisterAsync(Emails.New());
        var account = await user.GetAsync("/Identity/Account/Manage");
        Assert.Equal(title, account.TextOf($"a[href='{Address}']"));

        var page = await user.GetAsync(Address);
        Assert.Equal(title, page.TextOf(".account-page h2"));
        Assert.Equal(label, page.TextOf("label[for='IsOn']"));
        Assert.Contains(user.Email, page.TextOf("#notifications-hint"), StringComparison.Ordinal);
        Assert.True(IsChecked(page));

        Assert.False(IsChecked(await SubmitAsync(user, "false")));
        var again = await SubmitAsync(user, "true");
        Assert.True(IsChecked(again));
        Assert.StartsWith(saved, again.TextOf("[role='status']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_chosen_is_in_the_download_of_ones_data()
    {
        await using var mailing = MailingSite();
        using var user = await mailing.NewUserAsync();
        await SubmitAsync(user, "false");
        var data = await user.SubmitAsync(
            (await user.GetAsync("/Identity/Account/Manage/PersonalData")).Form("DownloadPersonalData"));

        Assert.Contains("\"wants_notices\": false", data.Body, StringComparison.Ordinal);
        Assert.Contains("\"language\": \"en\"", data.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_mail_server_there_is_no_such_page_and_nothing_leads_to_it()
    {
        using var user = await site.NewUserAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await user.GetAsync(Address)).Status);
        Assert.DoesNotContain(
            "Notifications", (await user.GetAsync("/Identity/Account/Manage")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null, "we show a reminder here and email it to you")]
    [InlineData(true, "vi", "chúng tôi sẽ nhắc tại đây và qua email")]
    [InlineData(false, null, "we show a reminder here. Saving")]
    [InlineData(false, "vi", "Chúng tôi sẽ nhắc tại đây từ hai tuần trước đó")]
    public async Task A_mail_before_an_expiry_is_promised_by_a_site_that_sends_mails_alone(
        bool sendsMail, string? language, string promise)
    {
        await using var mailing = MailingSite();
        using var user = await (sendsMail ? mailing : site).NewUserAsync();
        user.Language = language;

        var hint = (await user.GetAsync("/partners/edit")).TextOf("#field-whatsapp_token_expires_on-hint");
        Assert.Contains(promise, hint, StringComparison.Ordinal);
        Assert.Equal(sendsMail, hint.Contains("email", StringComparison.Ordinal));
    }

    private static Site MailingSite()
    {
        var mailing = new Site();
        MailSite.Use(mailing, port: 9);
        return mailing;
    }

    private static async Task<Answer> SubmitAsync(SiteClient user, string isOn)
    {
        var page = await user.GetAsync(Address);
        var form = page.Document.Forms.Single(one => one.Id == "notifications");
        var answer = await user.SubmitAsync(form, ("IsOn", isOn));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return await user.GetAsync(answer.Header("Location")!);
    }

    private static bool IsChecked(Answer page) =>
        page.Document.QuerySelector("#IsOn")!.HasAttribute("checked");
}
