using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Partners.Catalog;

/// <summary>A partner whose accounts users connect.</summary>
public sealed record Partner : INamed
{
    /// <param name="tag">Tags its attributes and names it in forms: lower-case letters, digits and underscores.</param>
    /// <param name="name">What the user reads.</param>
    /// <param name="attributes">What its account consists of.</param>
    public Partner(string tag, string name, IReadOnlyList<AttributeDefinition> attributes)
    {
        Tag = tag;
        Name = name;
        Attributes = [.. attributes.Select(attribute => attribute with { Tags = [tag, .. attribute.Tags] })];
    }

    /// <summary>Tags its attributes and names it in forms.</summary>
    public string Tag { get; }

    /// <summary>What the user reads.</summary>
    public string Name { get; }

    string INamed.NameKey => $"{Tag}.Name";

    string INamed.EnglishName => Name;

    /// <summary>What connecting it is good for, in a sentence.</summary>
    public string? Purpose { get; init; }

    /// <summary>
    /// What a user is asked about the account that typed values lead to, such as "Is this your shop?".
    /// </summary>
    public string? Question { get; init; }

    /// <summary>What works once the partner has confirmed the values, in a sentence.</summary>
    public string? Works { get; init; }

    /// <summary>What somebody needs at the partner before its attributes can be found.</summary>
    public Guide? Needs { get; init; }

    /// <summary>The hosts of its pages, the only ones that links of its guides and places may lead to.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Where its users change what no field of this site can.</summary>
    public IReadOnlyList<PartnerPlace> Places { get; init; } = [];

    /// <summary>
    /// The details of its checks that are codes and name no account: a connection's diagnostics, which people post in
    /// public, tell these.
    /// </summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>What its check answers when all is well, for the API's documentation.</summary>
    public CheckSample? Sample { get; init; }

    /// <summary>The URL of its picture, a square SVG on this site; without one, its first letter is shown.</summary>
    public string? Mark { get; init; }

    /// <summary>What its account consists of, in the order of the form.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>The attribute of this key; null when it has none.</summary>
    public AttributeDefinition? Find(string key) => Attributes.FirstOrDefault(attribute => attribute.Key == key);
}
