using AngleSharp.Html.Dom;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// Every page and every fragment of the dialog as the server sends it, in all of its states: fresh, filled, refused,
/// failed. Where <see cref="Views"/> shows what a browser makes of them, this is what went over the wire.
/// </summary>
/// <param name="site">A site of its own: at the end its database is unusable.</param>
/// <param name="language">What the browser asks for.</param>
public sealed partial class PageTour(BrowserSite site, string? language) : IDisposable
{
    private const string Account = "/Identity/Account";
    private const string Wrong = "a wrong password";
    private const string Token = "EAAGm0PX4ZCpsBA";

    private readonly List<(string Name, Answer Answer)> seen = [];
    private readonly SiteClient user = new(new Uri(site.Address)) { Language = language };

    /// <summary>What the user typed: their own words, in no language.</summary>
    public IReadOnlyList<string> OwnWords =>
        [
            user.Email,
            "lan",
            "lan.tran@example.com",
            "3cc4f7b9c2743c61b5f60c6f62063743",
            .. Mistakes.Select(mistake => mistake.Value),
        ];

    /// <summary>Visits all of them and returns them by the names of their states.</summary>
    public async Task<IReadOnlyList<(string Name, Answer Answer)>> SeeAllAsync()
    {
        await SeeVisitorsPagesAsync();
        await user.RegisterAsync(Emails.New());
        await SeeThePromptAsync();
        await SeeTheSettingsAsync();
        await SeeTheChecksAsync();
        await SeeTheRefusalsAsync();
        await SeeTheAccountAsync();
        await SeeTheSecondFactorAsync();
        await SeeTheFailuresAsync();
        return seen;
    }

    /// <summary>
    /// What pages with a password field say after too many guesses. The site's limit must be one.
    /// </summary>
    public async Task<IReadOnlyList<(string Name, Answer Answer)>> SeeTooManyGuessesAsync()
    {
        for (var guess = 0; guess < 3; guess++)
        {
            await SubmitAsync(
                "too many guesses",
                $"{Account}/Login",
                "Input.Password",
                ("Input.Email", "lan@example.com"),
                ("Input.Password", Wrong));
        }

        return [seen[^1]];
    }

    public void Dispose() => user.Dispose();

    private async Task SeeVisitorsPagesAsync()
    {
        await ShowAsync("/");
        await ShowAsync("/docs");
        await ShowAsync("/nowhere");

        foreach (var name in (string[])["Login", "Register", "Lockout", "AccessDenied", "Logout"])
        {
            await ShowAsync($"{Account}/{name}");
        }

        await SubmitAsync(
            "sign-in, blank", $"{Account}/Login", "Input.Password", ("Input.Email", ""), ("Input.Password", ""));
        await SubmitAsync(
            "sign-in, no address",
            $"{Account}/Login",
            "Input.Password",
            ("Input.Email", "lan"),
            ("Input.Password", Wrong));
        await SubmitAsync(
            "sign-in, wrong",
            $"{Account}/Login",
            "Input.Password",
            ("Input.Email", Emails.New()),
            ("Input.Password", Wrong));
        await SubmitAsync("register, blank", $"{Account}/Register", "Input.ConfirmPassword", ("Input.Email", ""));
        await SubmitAsync(
            "register, short",
            $"{Account}/Register",
            "Input.ConfirmPassword",
            ("Input.Email", Emails.New()),
            ("Input.Password", "short"),
            ("Input.ConfirmPassword", "shorter"));

        await SeeMailPagesAsync();

        using var taken = new SiteClient(new Uri(site.Address));
        await taken.RegisterAsync(Emails.New());
        await SubmitAsync(
            "register, taken",
            $"{Account}/Register",
            "Input.ConfirmPassword",
            ("Input.Email", taken.Email),
            ("Input.Password", Emails.Password),
            ("Input.ConfirmPassword", Emails.Password));
        await PostAsync("a form without its token", $"{Account}/Login", "Input.Email=lan%40example.com");
    }

    private async Task SeeTheFailuresAsync()
    {
        await PostAsync("a form without its token, signed in", "/partners/save", "Input.Partners=chotot");
        await PostAsync("too much", "/partners/save", $"Input.Values[chotot_id]={new string('7', 70_000)}");
        await ShowAsync("/nowhere", "/nowhere, signed in");

        var form = FormWith(await user.GetAsync("/partners/edit"), "Input.Version");
        site.Execute("""DROP TABLE "UserAttributes" """);
        See(
            "the database is gone",
            await user.SubmitAsync(form, Field.Partner("chotot"), Field.Value("chotot_id", "1")));
        See(
            "the database is gone (fragment)",
            await user.SubmitFragmentAsync(form, Field.Partner("chotot"), Field.Value("chotot_id", "1")));
    }

    private async Task<Answer> ShowAsync(string address, string? name = null)
    {
        var answer = await user.GetAsync(address);
        See(name ?? address, answer);
        return answer;
    }

    // As a page of its own, and for the dialog.
    private async Task ShowBothAsync(string name, string address)
    {
        await ShowAsync(address, name);
        See($"{name} (fragment)", await user.GetFragmentAsync(address));
    }

    private async Task SubmitAsync(
        string name,
        string address,
        string field,
        params (string Name, string? Value)[] fields
    ) => See(name, await user.SubmitAsync(FormWith(await user.GetAsync(address), field), fields));

    // A body that no form of the site sends.
    private async Task PostAsync(string name, string address, string body)
    {
        foreach (var isFragment in (bool[])[false, true])
        {
            var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new StringContent(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
            };

            // The server closes the connection when it does not read a body to its end.
            request.Headers.ConnectionClose = true;

            if (isFragment)
            {
                request.Headers.Add("HX-Request", "true");
            }

            See(isFragment ? $"{name} (fragment)" : name, await user.SendAsync(request));
        }
    }

    // A redirect has no page to look at.
    private void See(string name, Answer answer)
    {
        if (answer.Body.Length > 0)
        {
            seen.Add((name, answer));
        }
    }

    // A form is found by a field that it has.
    private static IHtmlFormElement FormWith(Answer page, string field) =>
        page.Document.Forms.First(form => form.Elements.Any(element => element.GetAttribute("name") == field));
}
