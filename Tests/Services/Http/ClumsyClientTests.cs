using System.Net;
using System.Security.Cryptography;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>
/// Clients that are cut off, slow, mistaken or no clients at all. To an operator they are no news: no failure in the
/// log and no stack, and the next request works.
/// </summary>
public sealed class ClumsyClientTests : IAsyncLifetime
{
    private const string Form = "Content-Type: application/x-www-form-urlencoded";
    private const string Json = "Content-Type: application/json";
    private const string Long = "Content-Length: 5000";
    private const string Chunked = "Transfer-Encoding: chunked";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");
    private SiteProcess site = null!;
    private SiteClient user = null!;
    private Uri address = null!;
    private int before;

    public async ValueTask InitializeAsync()
    {
        site = new(
            folder.FullName, "Production",
            ("Encryption__Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ("Logging__LogLevel__Microsoft.AspNetCore", "Warning"));
        address = new((await site.AddressAsync())!);
        user = new(address);
        await user.RegisterAsync(Emails.New());
        await user.GetAsync("/partners");
        before = site.Output.Length;
    }

    public async ValueTask DisposeAsync()
    {
        user.Dispose();
        await site.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("__Host-PartnerSite.Antiforgery")]
    [InlineData("__Host-PartnerSite.Feedback")]
    public async Task A_cookie_that_is_cut_off_or_of_another_site(string name)
    {
        var foreign = (await user.GetAsync("/partners/edit")).Form("save")
            .QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value");
        var own = user.Cookies.GetAllCookies().FirstOrDefault(cookie => cookie.Name == name)?.Value ?? "CfDJ8x";

        foreach (var value in (string[])["abc", own[..^5], $"CfDJ8{new string('A', 150)}", new('x', 3_000), "%00"])
        {
            using var visitor = new SiteClient(address);
            visitor.Cookies.Add(new Cookie(name, value, "/", "127.0.0.1"));
            var page = await visitor.GetAsync("/Identity/Account/Login");
            Assert.Equal(HttpStatusCode.OK, page.Status);

            visitor.Cookies.Add(new Cookie(name, value, "/", "127.0.0.1"));

            foreach (var field in (string?[])[value, foreign, null])
            {
                var answer = await visitor.SubmitAsync(page.Form("Login"), ("__RequestVerificationToken", field));
                Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            }
        }

        await AssertCalmAsync();
    }

    [Fact]
    public async Task A_body_that_is_cut_off_or_comes_too_slowly()
    {
        string[] starts =
        [
            Head("POST /partners/save", Form, Long) + "Input.Partners=cho",
            Head("POST /partners/save", Form, Chunked) + "100\r\nInput.Part",
            Head("POST /partners/save", Form, Chunked) + "zz\r\n",
            Head("POST /partners/save", "Content-Type: multipart/form-data; boundary=x", Long) + "--x\r\nContent-Disp",
            Head("POST /Identity/Account/Login", Form, Long) + "Input.Email=a",
            Head("PUT /api/v1/profile/attributes", Json, Long, "Sec-Fetch-Site: same-origin") + "{\"chotot_id",
            Head("PUT /api/v1/profile/attributes", Json, Chunked, "Sec-Fetch-Site: same-origin") + "100\r\n{\"cho",
            Head("POST /api/v1/auth/login", Json, Long) + "{\"email\":",
        ];

        foreach (var start in starts)
        {
            using var quiet = await RawConnection.OpenAsync(address, start);
            quiet.SendNoMore();
            Assert.InRange(await quiet.StatusAsync(), 0, 499);

            var gone = await RawConnection.OpenAsync(address, start);
            gone.Reset();
        }

        // They send no more, and stay.
        var slow = await Task.WhenAll(starts.Select(start => RawConnection.OpenAsync(address, start)));
        var statuses = await Task.WhenAll(slow.Select(client => client.StatusAsync()));
        Assert.All(statuses, status => Assert.InRange(status, 400, 499));
        Array.ForEach(slow, client => client.Dispose());
        await AssertCalmAsync();
    }

    [Fact]
    public async Task What_is_no_HTTP_and_who_leaves_while_the_answer_is_written()
    {
        string[] garbage =
        [
            "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\r\n\r\n",
            "hello\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nno header\r\n\r\n",
            $"GET /{new string('a', 20_000)} HTTP/1.1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
            "GET /\0%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ];

        foreach (var text in garbage)
        {
            using var stranger = await RawConnection.OpenAsync(address, text);
            Assert.InRange(await stranger.StatusAsync(), 400, 505);
        }

        foreach (var path in (string[])["/", "/partners", "/activity", "/openapi/v1.json", "/docs/scalar.js"])
        {
            for (var i = 0; i < 10; i++)
            {
                var several = string.Concat(Enumerable.Repeat(Head($"GET {path}"), 5));
                var gone = await RawConnection.OpenAsync(address, several);
                await Task.Delay(i);
                gone.Reset();
            }
        }

        await AssertCalmAsync();
    }

    [Fact]
    public async Task Who_leaves_while_it_is_saved_leaves_all_of_it_or_nothing()
    {
        const string Body = """{"chotot_id":"7","chotot_oid":"7"}""";
        string[] headers = [Json, $"Content-Length: {Body.Length}", "Sec-Fetch-Site: same-origin"];
        var save = Head("PUT /api/v1/profile/attributes", headers) + Body;

        for (var i = 0; i < 40; i++)
        {
            var gone = await RawConnection.OpenAsync(address, save);
            await Task.Delay(i % 8);
            gone.Reset();
        }

        var page = await user.GetAsync("/partners");
        Assert.Equal(Answer.Text(page.Key("chotot_id")), Answer.Text(page.Key("chotot_oid")));
        await AssertCalmAsync();
    }

    private string Head(string request, params string[] headers) => RawConnection.Head(user, request, headers);

    // The log is whole once the process has ended.
    private async Task AssertCalmAsync()
    {
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
        Assert.Equal("/partners", (await user.SaveAsync(Field.Chotot("8", "8"))).Header("Location"));
        Assert.Equal(0, await site.TerminateAsync());
        var complaints = site.Complaints(before);
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }
}
