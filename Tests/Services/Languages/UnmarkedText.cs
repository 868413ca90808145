using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PartnerSite.Services.Languages;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Languages;

/// <summary>Finds text in a page that comes from no resource file: it stands outside of all marks.</summary>
internal sealed partial class UnmarkedText(IEnumerable<string> ownWords)
{
    private static readonly string[] ReadAttributes =
    [
        "aria-label",
        "aria-description",
        "aria-roledescription",
        "aria-valuetext",
        "aria-placeholder",
        "title",
        "alt",
        "placeholder",
        "label",
    ];

    // The same in every language.
    private static readonly string[] Names =
    [
        "PartnerSite",
        "Chợ Tốt",
        "WhatsApp Business",
        .. SiteLanguage.All.Select(language => language.Name),
    ];

    private readonly string[] known = [.. ownWords.Concat(Names).OrderByDescending(word => word.Length)];

    public IEnumerable<string> In(Answer page)
    {
        var depth = 0;
        return
        [
            .. In(page.Document.DocumentElement, ref depth),
            .. depth == 0 ? (string[])[] : ["marks that do not close"],
        ];
    }

    private List<string> In(INode node, ref int depth)
    {
        var found = new List<string>();

        switch (node)
        {
            case IText text when IsUnmarked(text.Data, ref depth):
                found.Add($"<{text.ParentElement?.LocalName}> {Shorten(text.Data)}");
                break;
            case IElement element:
                found.AddRange(AttributesOf(element));
                break;
        }

        if (node is not IElement { } data || !IsData(data))
        {
            foreach (var child in (node as IHtmlTemplateElement)?.Content.ChildNodes ?? node.ChildNodes)
            {
                found.AddRange(In(child, ref depth));
            }
        }

        return found;
    }

    private IEnumerable<string> AttributesOf(IElement element)
    {
        string[] names = element switch
        {
            IHtmlInputElement { Type: "submit" or "button" or "reset" } => [.. ReadAttributes, "value"],
            IHtmlMetaElement { Name: "description" } => ["content"],
            _ => ReadAttributes,
        };

        foreach (var name in names)
        {
            var depth = 0;

            if (element.GetAttribute(name) is { } value && IsUnmarked(WithoutInitials(element, value), ref depth))
            {
                yield return $"<{element.LocalName} {name}> {Shorten(value)}";
            }
        }
    }

    // The menu's button shows the beginning of its name.
    private static string WithoutInitials(IElement element, string name) =>
        element.HasAttribute("data-avatar")
        && element.TextContent.Trim() is { Length: > 0 } initials
        && name.StartsWith(initials, StringComparison.Ordinal)
            ? name[initials.Length..]
            : name;

    // Dates, codes and addresses, the user's initials, the partners' letters and diagnostics are not texts.
    private static bool IsData(IElement element) =>
        element is IHtmlScriptElement or IHtmlStyleElement or IHtmlTimeElement
        || element.LocalName is "kbd" or "code"
        || element.HasAttribute("data-avatar")
        || element.HasAttribute("data-diagnostics")
        || (element.GetAttribute("aria-hidden") == "true" && element.TextContent.Trim().Length <= 2);

    private bool IsUnmarked(string text, ref int depth)
    {
        foreach (var word in known)
        {
            text = text.Replace(word, "", StringComparison.OrdinalIgnoreCase);
        }

        var unmarked = false;

        foreach (var character in text)
        {
            depth += character switch { MarkedTexts.Start => 1, MarkedTexts.End => -1, _ => 0 };
            unmarked |= depth == 0 && char.IsLetter(character);
        }

        return unmarked;
    }

    private static string Shorten(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
