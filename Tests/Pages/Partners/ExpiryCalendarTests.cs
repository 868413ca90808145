using System.Net;
using System.Text;
using PartnerSite.Pages.Partners;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>The day on which a token expires goes into the owner's calendar.</summary>
public sealed class ExpiryCalendarTests(Site site)
{
    private const string Address = "/partners/expiry.ics?partner=whatsapp";

    [Theory]
    [InlineData(null, "Add to calendar", "WhatsApp Business: System user access token expires")]
    [InlineData("vi", "Thêm vào lịch", "WhatsApp Business: Mã truy cập (token) hết hạn")]
    public async Task The_read_only_view_links_to_a_file_with_the_day_and_two_reminders(
        string? language, string link, string summary)
    {
        using var user = await UserAsync("2031-05-06");
        user.Language = language;
        var view = await user.GetAsync("/partners");
        var found = view.Document.QuerySelector("[data-partner='whatsapp'] [data-calendar]")!;
        Assert.StartsWith(link, Answer.Text(found), StringComparison.Ordinal);

        var file = await user.GetAsync(found.GetAttribute("href")!);
        Assert.Equal("text/calendar; charset=utf-8", file.Header("Content-Type"));
        Assert.Equal("attachment; filename=whatsapp-expiry.ics; filename*=UTF-8''whatsapp-expiry.ics",
            file.Header("Content-Disposition"));
        Assert.Contains("no-store", file.Header("Cache-Control"), StringComparison.Ordinal);
        var lines = Unfolded(file.Body);
        Assert.Contains("DTSTART;VALUE=DATE:20310506", lines);
        Assert.Contains($"SUMMARY:{summary}", lines);
        Assert.Contains(
            "URL:https://localhost/partners/edit?partner=whatsapp&field=whatsapp_system_token", lines);
        Assert.Equal(["TRIGGER:-P14D", "TRIGGER:-P3D"], lines.Where(line => line.StartsWith("TRIGGER", Ordinal)));
        Assert.DoesNotContain(await site.UserIdAsync(user.Email), file.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Without_a_known_address_of_the_site_it_has_no_link()
    {
        var file = new ExpiryCalendar("id", new(2031, 5, 6), "Summary", "Description", Url: null);
        var lines = Unfolded(file.Write(new(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc)));

        Assert.Contains("DTSTART;VALUE=DATE:20310506", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("URL", Ordinal));
    }

    [Fact]
    public async Task Another_day_replaces_the_event_and_another_user_has_another()
    {
        using var user = await UserAsync("2031-05-06");
        using var other = await UserAsync("2031-05-06");
        var first = UidOf(await user.GetAsync(Address));
        await SaveDayAsync(user, "2031-08-09");

        Assert.Equal(first, UidOf(await user.GetAsync(Address)));
        Assert.NotEqual(first, UidOf(await other.GetAsync(Address)));
    }

    [Theory]
    [InlineData("/partners/expiry.ics")]
    [InlineData("/partners/expiry.ics?partner=chotot")]
    [InlineData("/partners/expiry.ics?partner=nobody")]
    public async Task What_does_not_expire_has_no_file(string address)
    {
        using var user = await UserAsync("2031-05-06");

        Assert.Equal(HttpStatusCode.NotFound, (await user.GetAsync(address)).Status);
    }

    [Fact]
    public async Task What_has_no_day_has_no_link_and_a_visitor_gets_none()
    {
        using var user = await UserAsync("");
        Assert.Null((await user.GetAsync("/partners")).Document.QuerySelector("[data-calendar]"));
        Assert.Equal(HttpStatusCode.NotFound, (await user.GetAsync(Address)).Status);

        using var visitor = site.NewVisitor();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(Address)).Status);
    }

    [Fact]
    public void Lines_are_folded_between_characters_and_texts_are_escaped()
    {
        var text = string.Concat(Enumerable.Repeat("Chợ Tốt, hết hạn; \\ ", 12)) + "\nhết";
        var file = new ExpiryCalendar("id", new(2031, 5, 6), text, text, new("https://example.com/"))
            .Write(new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc));

        Assert.All(
            file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", Ordinal));
        Assert.EndsWith("END:VCALENDAR\r\n", file, Ordinal);
        var written = Unfolded(file).Single(line => line.StartsWith("SUMMARY:", Ordinal))["SUMMARY:".Length..];
        Assert.Equal(
            text,
            written.Replace("\\n", "\n", Ordinal).Replace("\\,", ",", Ordinal).Replace("\\;", ";", Ordinal)
                .Replace("\\\\", "\\", Ordinal));
        Assert.Contains("DTSTAMP:20260304T050607Z", Unfolded(file));
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static string[] Unfolded(string file) => file.Replace("\r\n ", "", Ordinal).Split("\r\n");

    private static string UidOf(Answer file) =>
        Unfolded(file.Body).Single(line => line.StartsWith("UID:", Ordinal));

    private async Task<SiteClient> UserAsync(string day)
    {
        var user = await site.NewUserAsync();
        await SaveDayAsync(user, day, "EAAGm0PX4ZCpsBA");
        return user;
    }

    private static Task<Answer> SaveDayAsync(SiteClient user, string day, string token = "") => user.SaveAsync(
        Field.Partner("whatsapp"),
        Field.Value("whatsapp_phone_number_id", "106853218861309"),
        Field.Value("whatsapp_system_token", token),
        Field.Value("whatsapp_token_expires_on", day));
}
