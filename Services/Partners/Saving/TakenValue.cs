using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>
/// What somebody means by a text: the value in it, without what was copied along. Browsers do the same while typing,
/// in <c>typing.js</c>. Not a record: it would print what it holds.
/// </summary>
internal sealed class TakenValue
{
    private readonly List<string> texts = [];
    private readonly List<string> names = [];

    private TakenValue(string? sent, AttributeDefinition attribute)
    {
        texts.Add(sent ?? "");
        Trim();
        var rules = attribute.Pasted.ToList();

        // Each rule once: no text can keep the server busy by what it has around it.
        while (Apply(rules) is { } applied)
        {
            rules.Remove(applied);
        }

        if (attribute.Format is { IgnoresCase: true } format && format.Fits(Text))
        {
            texts.Add(Text.ToLowerInvariant());
        }
    }

    /// <summary>The value; empty when the text is blank.</summary>
    public string Text => texts[^1];

    /// <summary>The text as it came, the value, and everything between.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>The names of what was left out, in its order; white space is not worth a word.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Takes the value out of what was typed or sent.</summary>
    public static TakenValue From(string? sent, AttributeDefinition attribute) => new(sent, attribute);

    private PasteRule? Apply(IEnumerable<PasteRule> rules)
    {
        foreach (var rule in rules)
        {
            if (rule.PartOf(Text) is { } part)
            {
                names.Add(rule.Name);
                texts.Add(part);
                Trim();
                return rule;
            }
        }

        return null;
    }

    private void Trim()
    {
        var trimmed = Surroundings.Trim(Text, out var hadInvisible);
        texts.Add(trimmed);

        if (hadInvisible && trimmed.Length > 0 && !names.Contains(DraftValue.Invisible))
        {
            names.Add(DraftValue.Invisible);
        }
    }
}
