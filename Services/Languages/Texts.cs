using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using PartnerSite.Services.Partners;

namespace PartnerSite.Services.Languages;

/// <summary>
/// The site's texts in the language of the current request. A key is the name of a file in <c>Resources</c> beside
/// this class, a dot, and a name in that file.
/// </summary>
public sealed class Texts(IStringLocalizerFactory factory)
{
    private static readonly string[] Files = ["Account", "Activity", "Api", "Checks", "Home", "Mail", "Partners", "Site"];

    private readonly Dictionary<string, IStringLocalizer> files = Files.ToDictionary(file => file, file => factory.Create(file, typeof(Texts).Assembly.GetName().Name!));
    private readonly IStringLocalizer catalog = factory.Create("Catalog", typeof(Texts).Assembly.GetName().Name!);
    private readonly IStringLocalizer identity = factory.Create("Identity", typeof(Texts).Assembly.GetName().Name!);

    /// <summary>The text of this key; a number or a date in it is written as the language does.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public string this[string key, params IReadOnlyList<object> places] =>
        places.Count == 0 ? Find(key) : string.Format(CultureInfo.CurrentCulture, Find(key), [.. places.Select(Name)]);

    /// <summary>A message in the language of the request.</summary>
    public string this[Message message] => this[message.Key, message.Places];

    /// <summary>A text that has HTML of its own; what goes into its places is encoded, unless it is HTML as well.</summary>
    public IHtmlContent Html(string key, params object[] places) => new HtmlFormattableString(CultureInfo.CurrentCulture, Find(key), [.. places.Select(Name)]);

    /// <summary>A partner's name.</summary>
    public string Of(Partner partner) => Translated($"{partner.Tag}.Name", partner.Name);

    /// <summary>An attribute's label.</summary>
    public string Of(AttributeDefinition attribute) => Translated($"{attribute.Key}.Label", attribute.Label);

    /// <summary>What connecting a partner is good for.</summary>
    public string? PurposeOf(Partner partner) => partner.Purpose is { } text ? Translated($"{partner.Tag}.Purpose", text) : null;

    /// <summary>What an attribute is.</summary>
    public string? HintOf(AttributeDefinition attribute) => attribute.Hint is { } text ? Translated($"{attribute.Key}.Hint", text) : null;

    /// <summary>Where an attribute is found.</summary>
    public string? WhereOf(AttributeDefinition attribute) => attribute.Where is { } text ? Translated($"{attribute.Key}.Where", text) : null;

    /// <summary>What to say about a value that looks like a mistake.</summary>
    public string Of(AttributeDefinition attribute, FormatHint hint) => Translated($"{attribute.Key}.{hint.Name}", hint.Text);

    /// <summary>A sentence that Identity's pages say in English; any other text is left as it is.</summary>
    public string OfIdentity(string sentence) => identity[sentence].Value;

    private object Name(object place) => place switch
    {
        Partner partner => Of(partner),
        AttributeDefinition attribute => Of(attribute),
        _ => place,
    };

    private string Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return files[key[..dot]][key[(dot + 1)..]].Value;
    }

    // The declaration is in English; other languages are in Resources/Catalog.
    private string Translated(string name, string declared) => catalog[name] is { ResourceNotFound: false } found ? found.Value : declared;
}
