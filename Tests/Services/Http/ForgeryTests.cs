using System.Net;
using System.Text.RegularExpressions;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>
/// Nobody else's page changes anything with a user's cookies, whichever page or call of the site it sends something to.
/// </summary>
public sealed partial class ForgeryTests(MailSite site) : IClassFixture<MailSite>
{
    private const string Marker = "marker-";
    private const string SignOut = "POST /Identity/Account/Logout";

    /// <summary>What may be sent by whomever, and why.</summary>
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["POST /preferences/Language"] = "The browser keeps the choice in a cookie; the site stores nothing.",
        ["POST /preferences/Theme"] = "The browser keeps the choice in a cookie; the site stores nothing.",
        ["POST /api/v1/auth/login"] = "It wants the password and sets no cookie: who sends it gets the token.",
    };

    [Fact]
    public async Task Whatever_can_be_sent_is_known_here()
    {
        using var filler = await FormFiller.NewAsync(site);
        var unknown = (await HandledAsync()).Where(request => !filler.Knows(request)).Select(request => request.Name);
        var forgotten = unknown.Except(Exempt.Keys).ToList();

        Assert.True(
            forgotten.Count == 0,
            $"""
            {string.Join('\n', forgotten)}
            can be sent to the site, and no test forges it. Add what a person sends there to FormFiller: the tests of this
            class then forge it. Only if anybody's page may send it, add it to Exempt, with the reason.
            """);
        Assert.Empty(Exempt.Keys.Except(unknown));
    }

    [Fact]
    public async Task No_method_of_a_page_is_a_handler_by_accident() => Assert.All(
        await UnsafeRequest.AllOfAsync(site),
        request => Assert.Contains(request.Method, (string[])["POST", "PUT", "PATCH", "DELETE"]));

    /// <summary>Without this, a forgery could be refused for what it says and not for who sends it.</summary>
    [Fact]
    public async Task From_the_sites_own_page_each_is_taken()
    {
        var requests = (await HandledAsync()).Where(request => !Exempt.ContainsKey(request.Name));

        await Task.WhenAll(requests.Select(async request =>
        {
            using var filler = await FormFiller.NewAsync(site);
            var token = await FormFiller.TokenOfAsync(filler.BrowserFor(request));
            var answer = await Forgery.None(token).SendAsync(site, filler, request);
            var errors = answer.Document.QuerySelectorAll(".field-error, .validation-summary-errors")
                .Select(Answer.Text);

            Assert.True(
                answer.Status < HttpStatusCode.BadRequest
                    && !LeadsToSignIn(answer)
                    && errors.All(error => error.Length == 0),
                $"{request.Name}: {(int)answer.Status} {answer.Header("Location")} {string.Join(' ', errors)}");
        }));
    }

    [Fact]
    public async Task Forged_each_is_refused_and_nothing_is_stored_or_sent()
    {
        using var filler = await FormFiller.NewAsync(site);
        using var other = await site.NewUserAsync();
        var others = await FormFiller.TokenOfAsync(other);
        var mails = await MailsAsync();
        var faults = new List<string>();

        foreach (var request in await UnsafeRequest.AllOfAsync(site))
        {
            if (!Exempt.ContainsKey(request.Name))
            {
                faults.AddRange(await FaultsOfAsync(request, filler, others));
            }
        }

        // One that is taken can end the session, and all after it are redirected.
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(10)));
        Assert.Equal(mails, await MailsAsync());
        Assert.Equal(HttpStatusCode.OK, (await filler.SignedIn.GetAsync("/partners")).Status);
        Assert.Equal(HttpStatusCode.OK, (await filler.HalfSignedIn.GetAsync("/Identity/Account/LoginWith2fa")).Status);
    }

    [Fact]
    public async Task What_may_come_from_anywhere_stores_nothing_and_signs_nobody_in()
    {
        using var user = await site.NewUserAsync();
        var before = site.AllRows();

        foreach (var (address, name, value) in ((string, string, string)[])
            [("language", "language", "vi"), ("theme", "theme", "dark"), ("language", "language", "xx")])
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"/preferences/{address}")
            {
                Content = new FormUrlEncodedContent([new(name, value)]),
            };
            request.Headers.Add("Origin", "https://evil.example");
            Assert.Equal(HttpStatusCode.Redirect, (await user.SendAsync(request)).Status);
        }

        Assert.Empty(StoredRows.TablesThatDiffer(before, site.AllRows()));
        var login = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/login")
        {
            Content = ApiClient.Json(new { email = user.Email, password = Emails.Password }),
        };
        login.Headers.Add("Origin", "https://evil.example");
        using var visitor = site.NewVisitor();
        var answer = await visitor.SendAsync(login);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
        Assert.Empty(visitor.Cookies.GetAllCookies());
    }

    private async Task<IEnumerable<UnsafeRequest>> HandledAsync() =>
        (await UnsafeRequest.AllOfAsync(site)).Where(request => request.HasHandler);

    private async Task<IReadOnlyList<string>> FaultsOfAsync(UnsafeRequest request, FormFiller filler, string others)
    {
        var own = await FormFiller.TokenOfAsync(filler.BrowserFor(request));
        var faults = new List<string>();
        var before = site.AllRows();

        foreach (var forgery in Forgery.Of(request, own, others, filler.JsonOf(request) is not null))
        {
            var answer = await forgery.SendAsync(site, filler, request);
            var after = site.AllRows();
            var written = StoredRows.TablesThatDiffer(before, after).ToList();
            before = after;

            if (!IsRefused(request, forgery, answer) || written.Count > 0 || CookiesOf(answer).Any())
            {
                faults.Add(
                    $"{request.Name} {forgery.Name}: {(int)answer.Status} {answer.Header("Location")}, "
                    + $"writes to [{string.Join(", ", written)}], sets [{string.Join(", ", CookiesOf(answer))}]");
            }
        }

        return faults;
    }

    // Without a session, a page leads to the sign-in; who signs out twice has what they want.
    private static bool IsRefused(UnsafeRequest request, Forgery forgery, Answer answer) =>
        (int)answer.Status is >= 400 and < 500
        || (forgery.IsAnonymous
            && !request.IsApi
            && (LeadsToSignIn(answer) || (request.Name == SignOut && answer.Header("Location") == "/")));

    private static bool LeadsToSignIn(Answer answer) =>
        answer.Status == HttpStatusCode.Redirect
        && answer.Header("Location")!.StartsWith("/Identity/Account/Login?", StringComparison.Ordinal);

    // The page about the failure has forms too.
    private static IEnumerable<string> CookiesOf(Answer answer) =>
        Cookies().Matches(answer.Header("Set-Cookie") ?? "").Select(match => match.Value)
            .Except(["PartnerSite.Antiforgery="]);

    // How many there were before one more, which no limit of a network drops.
    private async Task<int> MailsAsync()
    {
        using var marker = await site.NewUserAsync(Marker + Emails.New());
        await marker.SignOutEverywhereAsync();
        await site.Smtp.MailAsync(marker.Email, "signed out on all devices");
        return site.Smtp.Mails.Count(mail => !mail.To.StartsWith(Marker, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"PartnerSite(\.\w+)?=")]
    private static partial Regex Cookies();
}
