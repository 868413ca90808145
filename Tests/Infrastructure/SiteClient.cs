using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// A person with a browser of their own: keeps cookies, follows no redirect unasked, sends the forms that pages hold.
/// </summary>
public sealed partial class SiteClient : IDisposable
{
    /// <summary>The sign-in page's one message for everything that can be wrong.</summary>
    public const string WrongSignIn =
        "The email address or password is wrong, or the account is locked for a few minutes. Check both, or wait and try again.";

    private readonly Site? site;
    private HttpClient http;

    public SiteClient(Site site)
    {
        this.site = site;
        http = site.Connect(new CookieContainerHandler(Cookies));
    }

    /// <summary>To a site on a port.</summary>
    public SiteClient(Uri address)
    {
        site = BrowserSite.At(address);
        http = Connect(address);
    }

    /// <summary>To a site by a way of one's own.</summary>
    public SiteClient(HttpMessageHandler way, Uri address) =>
        http = new(new CookieContainerHandler(Cookies) { InnerHandler = way }) { BaseAddress = address };

    public CookieContainer Cookies { get; } = new();

    public string Email { get; private set; } = "";

    /// <summary>Headers of every request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>What the browser asks for, as in <c>Accept-Language</c>.</summary>
    public string? Language
    {
        get => Headers.GetValueOrDefault("Accept-Language");
        set => Headers["Accept-Language"] = value ?? "";
    }

    /// <summary>The site's process was started again, on another port.</summary>
    public void MoveTo(Uri address)
    {
        http.Dispose();
        http = Connect(address);
    }

    /// <summary>Another browser, with a copy of this one's cookies.</summary>
    public SiteClient CopyTo(Site site)
    {
        var copy = site.NewVisitor();
        copy.Cookies.Add(Cookies.GetAllCookies());
        return copy;
    }

    public Task<Answer> GetAsync(string address) => SendAsync(new(HttpMethod.Get, address));

    /// <summary>As htmx asks: for the fragment.</summary>
    public Task<Answer> GetFragmentAsync(string address) => SendAsync(Htmx(new(HttpMethod.Get, address)));

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Sends a form as the browser would, with these fields filled in; null unticks or removes one.</summary>
    public Task<Answer> SubmitAsync(IHtmlFormElement form, params (string Name, string? Value)[] fields) =>
        SendAsync(Request(form, fields));

    /// <summary>Sends a form as htmx does in the dialog.</summary>
    public Task<Answer> SubmitFragmentAsync(IHtmlFormElement form, params (string Name, string? Value)[] fields) =>
        SendAsync(Htmx(Request(form, fields)));

    public async Task<Answer> SaveAsync(params (string Name, string? Value)[] fields)
    {
        var page = await GetAsync("/partners/edit");
        return await SubmitAsync(page.Form("save"), fields);
    }

    /// <summary>Saves in the dialog, and insists when asked.</summary>
    public async Task<Answer> SaveAnywayAsync(params (string Name, string? Value)[] fields)
    {
        var form = (await GetAsync("/partners/edit")).Form("save");
        var answer = await SubmitFragmentAsync(form, fields);
        return answer.Document?.QuerySelector("[data-doubt]") is null
            ? answer
            : await SubmitFragmentAsync(form, [.. fields, Field.Anyway(answer)]);
    }

    public Task<Answer> SaveWhatsAppAsync(string phoneNumberId = "106853218861309", string token = "EAAGm0PX4ZCpsBA") =>
        SaveAsync(Field.WhatsApp(phoneNumberId, token));

    public void Dispose() => http.Dispose();

    // Cookies of Production are Secure: they go where a browser sends them, to https.
    private HttpClient Connect(Uri address) =>
        new(new CookieContainerHandler(Cookies) { InnerHandler = new BehindTlsProxy() })
        {
            BaseAddress = new UriBuilder(address) { Scheme = Uri.UriSchemeHttps }.Uri,
        };

    private static HttpRequestMessage Request(IHtmlFormElement form, (string Name, string? Value)[] fields)
    {
        var values = form.Elements.OfType<IHtmlInputElement>()
            .Where(input => input.Name is not null && (input.Type != "checkbox" || input.IsChecked))
            .Select(input => (Name: input.Name!, Value: (string?)input.Value))
            .Where(value => fields.All(field => field.Name != value.Name))
            .Concat(fields.Where(field => field.Value is not null));

        return new(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value))),
        };
    }

    private static HttpRequestMessage Htmx(HttpRequestMessage request)
    {
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Current-URL", "https://localhost/Identity/Account/Manage");
        return request;
    }
}
