using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account.Manage;

/// <summary>The recovery codes as a file, once and without keeping them.</summary>
public sealed class RecoveryCodesFileTests : IAsyncLifetime
{
    private readonly Site site = new() { LogsAll = true };

    [Theory]
    [InlineData("en", "PartnerSite recovery codes of ")]
    [InlineData("vi", "Mã khôi phục PartnerSite của ")]
    public async Task The_file_has_all_codes_and_says_whose_they_are(string language, string title)
    {
        using var user = await site.NewUserAsync();
        user.Language = language;
        var page = await ShowCodesAsync(user);
        string[] codes = [.. page.Document.QuerySelectorAll(".recovery-code").Select(Answer.Text)];
        var file = await user.SubmitAsync(page.Form("RecoveryCodesFile"));

        Assert.Equal("text/plain; charset=utf-8", file.Header("Content-Type"));
        Assert.Contains(
            "attachment; filename=partnersite-recovery-codes.txt",
            file.Header("Content-Disposition"),
            StringComparison.Ordinal);
        Assert.Equal("no-store", file.Header("Cache-Control"));
        string[] lines = file.Body.Split("\r\n");
        Assert.Equal($"{title}{user.Email}", lines[0]);
        Assert.Equal(codes, lines[3..13]);
        Assert.Equal(10, codes.Length);
    }

    [Fact]
    public async Task The_codes_are_not_logged()
    {
        using var user = await site.NewUserAsync();
        var page = await ShowCodesAsync(user);
        string[] codes = [.. page.Document.QuerySelectorAll(".recovery-code").Select(Answer.Text)];
        await user.SubmitAsync(page.Form("RecoveryCodesFile"));

        Assert.Equal(10, codes.Length);
        Assert.All(codes, code => Assert.DoesNotContain(code, site.Log.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData]
    [InlineData("ABCDE-FGHJK", "<script>")]
    [InlineData("not a code")]
    public async Task Anything_but_codes_is_no_file(params string[] codes)
    {
        using var user = await site.NewUserAsync();
        var form = (await ShowCodesAsync(user)).Form("RecoveryCodesFile");
        var answer = await user.SubmitAsync(
            form, codes.Length == 0 ? [("codes", null)] : [.. codes.Select(code => ("codes", (string?)code))]);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Null(answer.Header("Content-Disposition"));
        Assert.Equal(
            HttpStatusCode.Redirect, (await user.GetAsync("/Identity/Account/Manage/RecoveryCodesFile")).Status);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static async Task<Answer> ShowCodesAsync(SiteClient user)
    {
        var page = await user.GetAsync("/Identity/Account/Manage/EnableAuthenticator");
        var enabled = await user.SubmitAsync(
            page.Document.Forms.Single(form => form.Id == "send-code"),
            ("Input.Code", new Authenticator(page.TextOf("kbd")).Code));
        return await user.GetAsync(enabled.Header("Location")!);
    }
}
