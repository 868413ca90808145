using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace PartnerSite.Services.Languages;

/// <summary>
/// The site's texts in the language of the current request. A key is the name of a file in <c>Resources</c> beside
/// this class, a dot, and a name in that file.
/// </summary>
public sealed class Texts(IStringLocalizerFactory factory)
{
    private static readonly string[] Files =
    [
        "Account",
        "Activity",
        "Api",
        "Checks",
        "Home",
        "Mail",
        "Partners",
        "Site",
    ];

    private readonly Dictionary<string, IStringLocalizer> files =
        Files.ToDictionary(file => file, file => factory.Create(file, typeof(Texts).Assembly.GetName().Name!));

    private readonly IStringLocalizer catalog = factory.Create("Catalog", typeof(Texts).Assembly.GetName().Name!);
    private readonly IStringLocalizer details = factory.Create("Details", typeof(Texts).Assembly.GetName().Name!);
    private readonly IStringLocalizer identity = factory.Create("Identity", typeof(Texts).Assembly.GetName().Name!);

    /// <summary>The text of this key; numbers and dates in it are written as in that language.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public string this[string key, params IReadOnlyList<object> arguments] =>
        arguments.Count == 0
            ? Find(key)
            : string.Format(CultureInfo.CurrentCulture, Find(key), [.. arguments.Select(Localize)]);

    /// <summary>A message in the language of the request.</summary>
    public string this[Message message] => this[message.Key, message.Arguments];

    /// <summary>A text that has HTML of its own; its arguments are encoded, unless they are HTML as well.</summary>
    public IHtmlContent Html(string key, params object[] arguments) =>
        new HtmlFormattableString(CultureInfo.CurrentCulture, Find(key), [.. arguments.Select(Localize)]);

    /// <summary>The name of something that is declared.</summary>
    public string Of(INamed declared) => Declared(declared.NameKey, declared.EnglishName);

    /// <summary>A text that is declared in English, in the language of the request.</summary>
    public string Declared(string key, string english) =>
        catalog[key] is { ResourceNotFound: false } found ? found.Value : english;

    /// <summary>
    /// What a detail of a partner's answer means: the text of its name and value, or of its name with the value in it;
    /// null when there are no words for it.
    /// </summary>
    public string? OfDetail(string name, string value) =>
        details[$"{name}.{value}"] is { ResourceNotFound: false } known ? known.Value
            : details[name, value] is { ResourceNotFound: false } found ? found.Value
            : null;

    /// <summary>A sentence that Identity's pages say in English; any other text is left as it is.</summary>
    public string OfIdentity(string sentence) => identity[sentence].Value;

    private object Localize(object argument) => argument switch
    {
        INamed named => Of(named),
        Message message => this[message],
        _ => argument,
    };

    private string Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return files[key[..dot]][key[(dot + 1)..]].Value;
    }
}
