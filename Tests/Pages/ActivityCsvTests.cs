using System.Net;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>The activity as a file for spreadsheets.</summary>
public sealed class ActivityCsvTests(Site site) : IClassFixture<Site>
{
    private const string Header =
        "number,at,event,partner,attributes,status,times,last_at,address,browser,description";

    [Fact]
    public async Task A_row_is_a_single_thing_and_a_save_has_one_number()
    {
        using var user = await site.NewUserAsync();
        user.Headers["User-Agent"] = "=cmd|' /C calc'!A0, \"x\"";
        await user.SaveAsync([.. Field.WhatsApp(token: "EAAcanary"), .. Field.Chotot()]);
        var file = await ReadAsync(user, (await user.GetAsync("/activity")).Document
            .QuerySelector("[data-csv]")!.GetAttribute("href")!);

        Assert.Equal("text/csv; charset=utf-8", file.Header("Content-Type"));
        Assert.Equal("attachment; filename=\"partnersite-activity.csv\"", file.Header("Content-Disposition"));
        Assert.Equal("no-store", file.Header("Cache-Control"));
        string[] rows = file.Body.Split("\r\n");
        Assert.Equal((Header, ""), (rows[0], rows[^1]));
        Assert.Equal(4, rows.Length);
        Assert.Matches(
            """"^1,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ,attributes_set,chotot,chotot_id chotot_oid,,1,[^,]+Z,[^,]*,"'=cmd\|' /C calc'!A0, ""x""","Chợ Tốt ID, Chợ Tốt OID saved"$"""",
            rows[1]);
        Assert.StartsWith("1,", rows[2], StringComparison.Ordinal);
        Assert.DoesNotMatch("EAA|85558138|106853218861309", file.Body);
    }

    [Fact]
    public async Task It_begins_with_the_mark_of_UTF_8_and_is_described_in_the_readers_language()
    {
        using var user = await site.NewUserAsync();
        user.Language = "vi";
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "85558138"));
        var file = await ReadAsync(user, "/activity.csv");

        using var browser = site.Connect(new CookieContainerHandler(user.Cookies));
        Assert.Equal([0xEF, 0xBB, 0xBF], (await browser.GetByteArrayAsync("/activity.csv"))[..3]);
        Assert.Contains(Header, file.Body, StringComparison.Ordinal);
        Assert.Contains(",attributes_set,chotot,chotot_id,", file.Body, StringComparison.Ordinal);
        Assert.Contains(",Đã lưu ID Chợ Tốt\r\n", file.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_every_entry_or_those_of_a_partner()
    {
        using var user = await site.NewUserAsync();
        ActivityRows.Add(site, user.Email, 1_234);
        await user.SaveAsync([.. Field.WhatsApp(), .. Field.Chotot()]);

        Assert.Equal(1_236, (await RowsAsync(user, "/activity.csv")).Length);
        Assert.Equal(1_235, (await RowsAsync(user, "/activity.csv?partner=whatsapp")).Length);
        Assert.Single(await RowsAsync(user, "/activity.csv?partner=chotot"));
    }

    [Fact]
    public async Task It_has_the_own_entries_and_nobody_elses()
    {
        using var victim = await site.NewUserAsync();
        ActivityRows.Add(site, victim.Email, 3);
        using var other = await site.NewUserAsync();

        Assert.Empty(await RowsAsync(other, "/activity.csv"));
        Assert.Equal(HttpStatusCode.Redirect, (await site.NewVisitor().GetAsync("/activity.csv")).Status);
    }

    [Fact]
    public async Task While_the_database_is_away_it_says_so_and_is_no_file()
    {
        await using var broken = new Site();
        using var user = await broken.NewUserAsync();
        using var away = broken.Without("Activity");
        var answer = await user.GetAsync("/activity.csv");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Null(answer.Header("Content-Disposition"));
    }

    private static async Task<Answer> ReadAsync(SiteClient user, string address)
    {
        var file = await user.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, file.Status);
        return file;
    }

    private static async Task<string[]> RowsAsync(SiteClient user, string address) =>
        (await ReadAsync(user, address)).Body.Split("\r\n")[1..^1];
}
