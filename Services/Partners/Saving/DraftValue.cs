using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>A value as it was typed and as it is to be stored. Not a record: it would print what it holds.</summary>
public sealed class DraftValue
{
    internal DraftValue(AttributeDefinition attribute, string typed, string sealedText)
    {
        Attribute = attribute;
        Typed = typed;
        Stored = sealedText;
    }

    /// <summary>The catalog's entry.</summary>
    public AttributeDefinition Attribute { get; }

    /// <summary>The trimmed text.</summary>
    public string Typed { get; }

    /// <summary>What is stored: the envelope of a sensitive value, or the text.</summary>
    internal string Stored { get; }

    /// <summary>
    /// The version of the row that it is stored in: made here, so that a rule decides alike each time it is asked.
    /// </summary>
    internal Guid Version { get; } = Guid.NewGuid();
}
