using System.Net;
using System.Text;
using System.Text.Json;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A way in which another site, or another user, sends what somebody's browser then sends for them.</summary>
internal sealed record Forgery(string Name)
{
    private static readonly (string, string)[] SameOrigin = [("Sec-Fetch-Site", "same-origin")];

    private static readonly (string, string)[] CrossSite =
        [("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example")];

    /// <summary>The anti-forgery token in the form, or in the header of a call.</summary>
    public string? Token { get; private init; }

    /// <summary>What the browser says about where it comes from.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; private init; } = [];

    /// <summary>How the body is written, where it is not as the site wants it.</summary>
    public string? ContentType { get; private init; }

    /// <summary>The cookies that are missing.</summary>
    public Func<Cookie, bool> Lacks { get; private init; } = _ => false;

    /// <summary>Nobody is signed in there.</summary>
    public bool IsAnonymous { get; private init; }

    /// <summary>What a person sends from the site's own page.</summary>
    public static Forgery None(string token) => new("from the page") { Token = token, Headers = SameOrigin };

    /// <summary>All of them.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="own">The token of the browser's own forms.</param>
    /// <param name="others">The token of another user.</param>
    /// <param name="hasBody">The call wants one, so its type is looked at.</param>
    public static IEnumerable<Forgery> Of(UnsafeRequest request, string own, string others, bool hasBody)
    {
        yield return new("without a token");
        yield return new("with another user's token") { Token = others };
        yield return new("from another site") { Headers = CrossSite };

        if (request.IsApi)
        {
            // The origin is right, so that the type alone is wrong.
            var headers = hasBody ? SameOrigin : CrossSite;
            yield return new("as plain text") { Headers = headers, ContentType = "text/plain" };
            yield return new("as a form") { Headers = headers, ContentType = "application/x-www-form-urlencoded" };
            yield return new("without any cookie") { Headers = SameOrigin, Lacks = _ => true, IsAnonymous = true };
        }
        else
        {
            yield return new("from another site, as an older browser says it") { Headers = [CrossSite[1]] };
            yield return new("as plain text") { Token = own, ContentType = "text/plain", Headers = SameOrigin };
            yield return new("without the cookie of the form")
            {
                Token = own,
                Headers = SameOrigin,
                Lacks = cookie => cookie.Name == "PartnerSite.Antiforgery",
            };
            yield return new("without any cookie")
            {
                Token = own,
                Headers = SameOrigin,
                Lacks = _ => true,
                IsAnonymous = true,
            };
        }
    }

    /// <summary>Sends it from a copy of the browser, which keeps its cookies as they are.</summary>
    public async Task<Answer> SendAsync(Site site, FormFiller filler, UnsafeRequest request)
    {
        using var browser = site.NewVisitor();

        foreach (var cookie in filler.BrowserFor(request).Cookies.GetAllCookies().Where(cookie => !Lacks(cookie)))
        {
            browser.Cookies.Add(cookie);
        }

        var message = new HttpRequestMessage(new(request.Method), filler.AddressOf(request))
        {
            Content = request.IsApi ? Json(filler.JsonOf(request), request.Method) : Form(filler.FieldsOf(request)),
        };

        foreach (var (name, value) in Headers)
        {
            message.Headers.Add(name, value);
        }

        if (request.IsApi && Token is not null)
        {
            message.Headers.Add("RequestVerificationToken", Token);
        }

        return await browser.SendAsync(message);
    }

    private StringContent? Json(object? body, string method) => body is null
        ? null
        : new(JsonSerializer.Serialize(body), Encoding.UTF8, ContentType ?? ApiClient.TypeFor(method));

    private HttpContent Form(IEnumerable<KeyValuePair<string, string?>> fields)
    {
        var all = Token is null ? fields : fields.Append(new("__RequestVerificationToken", Token));

        // As a browser writes the form whose enctype is text/plain.
        return ContentType is null
            ? new FormUrlEncodedContent(all)
            : new StringContent(
                string.Concat(all.Select(field => $"{field.Key}={field.Value}\r\n")), Encoding.UTF8, ContentType);
    }
}
