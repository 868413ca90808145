using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Activity;

/// <summary>Where something came from, and for whom it is recorded.</summary>
public sealed class ActivityRecorderTests(Site site)
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData(null, null)]
    public async Task The_address_is_stored_as_people_write_it(string? address, string? kept) =>
        Assert.Equal((kept, "curl/8.14.1"), await RecordedAsync(RequestFrom(address, "curl/8.14.1")));

    [Theory]
    [InlineData("", null)]
    [InlineData(" \t ", null)]
    [InlineData(" curl/8.14.1 ", "curl/8.14.1")]
    [InlineData("curl\r\n2026-11-23 admin\0 \u001b[31m", "curl2026-11-23 admin [31m")]
    [InlineData("abc\u202Ecba\u200Bd\u2028e\uFFFDf\uE000g", "abccbadefg")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("Trình duyệt 😀/1", "Trình duyệt 😀/1")]
    public async Task The_browser_is_kept_without_invisible_characters(string sent, string? kept) =>
        Assert.Equal((null, kept), await RecordedAsync(RequestFrom(null, sent)));

    [Fact]
    public async Task A_browser_of_10_KB_is_cut_between_characters()
    {
        var (_, browser) = await RecordedAsync(RequestFrom(null, "x" + string.Concat(Enumerable.Repeat("😀", 5_000))));

        Assert.Equal("x" + string.Concat(Enumerable.Repeat("😀", 127)), browser);
        Assert.InRange(browser!.Length, 1, ActivityEntry.MaxBrowserLength);
    }

    [Fact]
    public async Task Outside_of_a_request_there_is_no_origin() =>
        Assert.Equal((null, null), await RecordedAsync(request: null));

    [Fact]
    public async Task A_user_who_no_longer_exists_gets_no_entry()
    {
        await RecorderFor(RequestFrom(null, "curl")).RecordAsync("nobody", [new(ActivityKind.Skipped)], default);

        Assert.Empty(await LogAsync("nobody"));
    }

    [Fact]
    public async Task Each_kind_is_stored_by_its_own_name_and_read_again()
    {
        var userId = await NewUserIdAsync();
        var recorder = RecorderFor(null);

        foreach (var kind in Enum.GetValues<ActivityKind>())
        {
            await recorder.RecordAsync(userId, [new(kind, "chotot", ["chotot_id"], "connected")], default);
        }

        var entries = await LogAsync(userId);
        Assert.Equal(Enum.GetValues<ActivityKind>().Reverse(), entries.Select(entry => entry.What.Kind));
        Assert.All(
            entries,
            entry =>
                Assert.Equal(
                    ("chotot", "chotot_id", "connected"),
                    (entry.What.Partner, entry.What.Attributes!.Single(), entry.What.Status)));
        Assert.Equal(
            [
                "attributes_set",
                "attributes_changed",
                "attributes_removed",
                "disconnected",
                "skipped",
                "checked",
                "rechecked",
                "api_signed_in",
                "signed_in",
                "sign_in_refused",
                "sign_in_limited",
                "password_refused",
                "locked",
                "unlocked",
                "disabled",
                "enabled",
                "reset_link_made",
                "password_changed",
                "email_changed",
                "second_factor_on",
                "second_factor_moved",
                "second_factor_off",
                "recovery_codes_made",
                "recovery_code_used",
                "signed_out",
                "session_ended",
                "signed_out_everywhere",
                "key_changed",
                "saved",
            ],
            (await StoredAsync(userId)).Select(entry => entry.Kind).Reverse());
    }

    private static DefaultHttpContext RequestFrom(string? address, string browser)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        context.Request.Headers.UserAgent = browser;
        return context;
    }

    private ActivityRecorder RecorderFor(HttpContext? request) =>
        new(
            site.Services.GetRequiredService<IActivityStore>(),
            new HttpContextAccessor { HttpContext = request },
            TimeProvider.System);

    private async Task<(string? Address, string? Browser)> RecordedAsync(HttpContext? request)
    {
        var userId = await NewUserIdAsync();
        await RecorderFor(request).RecordAsync(userId, [new(ActivityKind.Skipped)], default);
        var entry = (await LogAsync(userId)).Single();
        return (entry.Address, entry.Browser);
    }

    private ValueTask<IReadOnlyList<LoggedActivity>> LogAsync(string userId) =>
        ActivityRows.LogOf(site).ReadAsync(userId, count: 100, before: null, default);

    private ValueTask<IReadOnlyList<ActivityEntry>> StoredAsync(string userId) =>
        site.Services.GetRequiredService<IActivityStore>().ReadAsync(
            userId,
            new([.. Enum.GetValues<ActivityKind>().Select(kind => kind.Name())]),
            count: 100,
            default);

    private async Task<string> NewUserIdAsync()
    {
        using var scope = site.Services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var user = new ApplicationUser { UserName = Emails.New() };
        database.Users.Add(user);
        await database.SaveChangesAsync();
        return user.Id;
    }
}
