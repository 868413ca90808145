using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PartnerSite.Bench;

/// <summary>
/// An account that signs in, looks at its partners, saves and reads by the API, from many connections at once.
/// </summary>
internal sealed partial class SiteLoad(string email) : IDisposable
{
    private const string Password = "a long enough password";
    private const string Login = "/Identity/Account/Login";
    private const string Partners = "/partners";
    private const string Attributes = "/api/v1/profile/attributes";
    private const int People = 16;

    // A person signs in and then does this much: a sign-in costs as much as hundreds of reads.
    private const int RoundsOfSignIn = 50;

    // The site hashes few passwords at once, and sends the others away.
    private readonly SemaphoreSlim signingIn = new(1);

    /// <summary>Makes the account, by the page's form.</summary>
    public async Task RegisterAsync(Uri site)
    {
        using var http = Client(site);
        await SubmitAsync(http, "/Identity/Account/Register", ("Input.ConfirmPassword", Password));
    }

    /// <summary>Does all of it until the time is over; how many requests there were.</summary>
    public async Task<long> RunAsync(Uri site, TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        var counts = await Task.WhenAll(
            Enumerable.Range(0, People).Select(person => Task.Run(() => LiveAsync(site, person, end.Token))));
        return counts.Sum();
    }

    private async Task<long> LiveAsync(Uri site, int person, CancellationToken end)
    {
        var requests = 0L;

        while (!end.IsCancellationRequested)
        {
            using var browser = Client(site);
            using var program = Client(site);
            var cookie = await SignInAsync(browser, program);
            requests += 3;

            for (var round = 0; round < RoundsOfSignIn && !end.IsCancellationRequested; round++)
            {
                using var modal = new HttpRequestMessage(HttpMethod.Get, Partners)
                {
                    Headers = { { "Cookie", cookie }, { "HX-Request", "true" } },
                };
                await RequireAsync(await browser.SendAsync(modal, CancellationToken.None));
                await RequireAsync(await program.PutAsJsonAsync(
                    Attributes,
                    new
                    {
                        whatsapp_phone_number_id = $"{person}{round}",
                        whatsapp_system_token = $"EAA{person}{round:D190}",
                    },
                    CancellationToken.None));
                var attributes = new Uri(Attributes, UriKind.Relative);
                await RequireAsync(await program.GetAsync(attributes, CancellationToken.None));
                requests += 3;
            }
        }

        return requests;
    }

    private async Task<string> SignInAsync(HttpClient browser, HttpClient program)
    {
        await signingIn.WaitAsync(CancellationToken.None);

        try
        {
            program.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync(program));
            return await SubmitAsync(browser, Login);
        }
        finally
        {
            signingIn.Release();
        }
    }

    public void Dispose() => signingIn.Dispose();

    // Cookies are kept by hand: those of Production go to https only.
    private static HttpClient Client(Uri site) =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = site };

    /// <summary>Sends a page's form with address and password; the cookies of the answer.</summary>
    private async Task<string> SubmitAsync(HttpClient http, string page, params (string Name, string Value)[] more)
    {
        using var form = await http.GetAsync(new Uri(page, UriKind.Relative));
        var html = await form.Content.ReadAsStringAsync();
        using var post = new HttpRequestMessage(HttpMethod.Post, page)
        {
            Headers = { { "Cookie", CookiesOf(form) } },
            Content = new FormUrlEncodedContent(
            [
                new("Input.Email", email),
                new("Input.Password", Password),
                new("__RequestVerificationToken", ForgeryToken().Match(html).Groups[1].Value),
                .. more.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            ]),
        };
        using var answer = await http.SendAsync(post);
        return answer.StatusCode == HttpStatusCode.Found
            ? CookiesOf(answer)
            : throw new InvalidOperationException($"{page} answers {answer.StatusCode}.");
    }

    private async Task<string> TokenAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("/api/v1/auth/login", new { email, password = Password });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static async Task RequireAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
        }
    }

    private static string CookiesOf(HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

    [GeneratedRegex("""__RequestVerificationToken"[^>]*value="([^"]*)""")]
    private static partial Regex ForgeryToken();
}
