using PartnerSite.Services.Partners;

namespace PartnerSite.Pages.Partners;

/// <summary>The form's fields: <c>Input.Partners</c>, <c>Input.Values[key]</c> and <c>Input.Version</c>.</summary>
public sealed class InputModel
{
    private const string ValuesPrefix = "Input.Values";

    /// <summary>The tags of the ticked partners.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>The typed values by attribute key.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>();

    /// <summary>The version of the data that the form was made from.</summary>
    public string? Version { get; init; }

    /// <summary>Save even if a partner refuses the values.</summary>
    public bool Anyway { get; init; }

    /// <summary>
    /// Reads the form. Model binding would throw on a name such as <c>Input.Values.index</c>; here it is a key that
    /// the catalogue does not know.
    /// </summary>
    internal static InputModel From(IFormCollection form) => new()
    {
        Partners = [.. form["Input.Partners"].OfType<string>()],
        Values = form.Keys
            .Where(name => name.StartsWith(ValuesPrefix, StringComparison.Ordinal))
            .ToDictionary(KeyOf, name => form[name].FirstOrDefault()),
        Version = form["Input.Version"],
        Anyway = form["Input.Anyway"] == "true",
    };

    /// <summary>
    /// By key, the name of what a typed secret looks like. It is found while the value is here: what is stored never says
    /// what it looks like.
    /// </summary>
    internal Dictionary<string, string> SecretHints(PartnerCatalog catalog) => catalog.Partners
        .Where(partner => Partners.Contains(partner.Tag))
        .SelectMany(partner => partner.Attributes)
        .Where(attribute => attribute.IsSensitive)
        .Select(attribute => (attribute.Key, attribute.HintFor(AttributeValue.Trim(Values.GetValueOrDefault(attribute.Key)))?.Name))
        .Where(hint => hint.Name is not null)
        .ToDictionary(hint => hint.Key, hint => hint.Name!);

    internal PartnerSubmission ToSubmission() => new(Partners, Values, Version);

    private static string KeyOf(string name) =>
        name.StartsWith(ValuesPrefix + "[", StringComparison.Ordinal) && name.EndsWith(']')
            ? name[(ValuesPrefix.Length + 1)..^1]
            : name;
}
