using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A response, parsed.</summary>
public sealed record Answer(
    HttpStatusCode Status, string Body, IHtmlDocument Document, IReadOnlyDictionary<string, string> Headers)
{
    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var document = new HtmlParser().ParseDocument(body);

        // A form without an address posts to its page.
        foreach (var form in document.Forms.Where(form => form.GetAttribute("action") is null))
        {
            form.SetAttribute("action", response.RequestMessage!.RequestUri!.PathAndQuery);
        }

        return new(response.StatusCode, body, document, headers);
    }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The form whose address ends so.</summary>
    public IHtmlFormElement Form(string action) => Document.Forms.First(form =>
        form.GetAttribute("action")!.Split('?')[0].EndsWith(action, StringComparison.OrdinalIgnoreCase));

    public IElement? Partner(string tag) => Document.QuerySelector($"[data-partner='{tag}']");

    public IElement? Key(string key) => Document.QuerySelector($"[data-key='{key}']");

    /// <summary>The text of an element as a person reads it, with white space collapsed.</summary>
    public string TextOf(string selector) => Text(Document.QuerySelector(selector));

    public static string Text(IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
