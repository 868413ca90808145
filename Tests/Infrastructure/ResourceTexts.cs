using System.Text.RegularExpressions;
using System.Xml.Linq;
using PartnerSite.Services.Languages;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The texts in Resources, as they are in the files.</summary>
internal static class ResourceTexts
{
    private static readonly string Folder = Repository.PathOf("Services/Languages/Resources");

    /// <summary>The files whose keys the site's own code names, such as <c>Partners</c>.</summary>
    /// <remarks>Identity's texts are keyed by its sentences, the catalog's by what it declares.</remarks>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.GetFiles(Folder, "*.resx").Select(path => Path.GetFileName(path).Split('.')[0]).Distinct()
            .Where(name => name is not ("Identity" or "Catalog")).Order(StringComparer.Ordinal),
    ];

    /// <summary>The texts of a file by their names; none when there is no such file.</summary>
    public static IReadOnlyDictionary<string, string> Read(string file, SiteLanguage language)
    {
        var suffix = language == SiteLanguage.All[0] ? "" : $".{language.Code}";
        var path = Path.Combine(Folder, $"{file}{suffix}.resx");
        return File.Exists(path) ? Read(path) : new Dictionary<string, string>();
    }

    /// <summary>The texts of the file at this path by their names.</summary>
    public static IReadOnlyDictionary<string, string> Read(string path) =>
        XDocument
            .Load(path)
            .Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    /// <summary>A pattern for the name of something in a language, by its English name.</summary>
    public static Regex Called(string english, SiteLanguage language)
    {
        string[] called = language == SiteLanguage.All[0]
            ? [english]
            :
            [
                .. from file in Files
                   from text in Read(file, SiteLanguage.All[0])
                   where text.Value == english
                   select Read(file, language)[text.Key],
            ];

        Assert.True(
            called.Length > 0,
            $"No text in Resources is “{english}”, so nothing says what it is in {language.Name}.");
        return new($@"^\s*({string.Join('|', called.Distinct().Select(Pattern))})\s*$");
    }

    // The arguments of placeholders are not known here.
    private static string Pattern(string text) => Regex.Escape(text).Replace(@"\{0}", ".*", StringComparison.Ordinal);
}
