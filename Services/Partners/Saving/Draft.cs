using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>
/// What somebody typed or sent, ready for the rules: taken as it is meant, checked and sealed for one user, to be saved
/// once. <see cref="Drafts"/> makes it. Not a record: it would print what it holds.
/// </summary>
public sealed class Draft
{
    /// <summary>The owner of what is typed: sealed values open for nobody else.</summary>
    public required string UserId { get; init; }

    /// <summary>
    /// The partners that are to be connected with these values alone, every other one being disconnected; null when
    /// only the attributes that are named change.
    /// </summary>
    public IReadOnlyList<Partner>? Chosen { get; init; }

    /// <summary>
    /// The partner that the form was of; null when it was of all. No other one is changed then, chosen or not.
    /// </summary>
    public Partner? Only { get; init; }

    /// <summary>The values by attribute key.</summary>
    public IReadOnlyDictionary<string, DraftValue> Values { get; init; } = new Dictionary<string, DraftValue>();

    /// <summary>The keys of the attributes to be removed, when only those that are named change.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>
    /// The <see cref="Profile.PartnerProfile.Version"/> that the user saw; null to save over whatever is stored.
    /// </summary>
    public string? Version { get; init; }

    /// <summary>Errors that do not depend on what is stored.</summary>
    public IReadOnlyList<SaveError> Errors { get; init; } = [];

    /// <summary>The partner is to be connected.</summary>
    public bool Chooses(Partner partner) => Chosen?.Contains(partner) == true;

    /// <summary>What was typed for this key; null when it was left blank.</summary>
    public string? TypedFor(AttributeDefinition attribute) => Values.GetValueOrDefault(attribute.Key)?.Typed;

    /// <summary>The same draft, refused.</summary>
    internal Draft RefusedFor(IEnumerable<SaveError> errors) => new()
    {
        UserId = UserId,
        Chosen = Chosen,
        Only = Only,
        Values = Values,
        Removed = Removed,
        Version = Version,
        Errors = [.. Errors, .. errors],
    };

    /// <summary>
    /// By key, the names of the hints that typed secrets match; a stored secret never says what it looks like.
    /// </summary>
    public IReadOnlyDictionary<string, string> SecretHints => Values.Values
        .Where(value => value.Attribute.IsSensitive)
        .Select(value => (value.Attribute.Key, Hint: value.Attribute.HintFor(value.Typed)?.Name))
        .Where(hint => hint.Hint is not null)
        .ToDictionary(hint => hint.Key, hint => hint.Hint!);

    /// <summary>By key, the names of what was left out of what was typed, separated by spaces.</summary>
    public IReadOnlyDictionary<string, string> Taken => Values.Values
        .Where(value => value.Taken.Count > 0)
        .ToDictionary(value => value.Attribute.Key, value => string.Join(' ', value.Taken));
}

/// <summary>A value as it was typed and as it is to be stored. Not a record: it would print what it holds.</summary>
public sealed class DraftValue
{
    /// <summary>Names invisible characters among what was left out; the other names are those of paste rules.</summary>
    public const string Invisible = "invisible";

    private readonly TakenValue taken;

    internal DraftValue(AttributeDefinition attribute, TakenValue taken, string sealedText)
    {
        Attribute = attribute;
        this.taken = taken;
        Stored = sealedText;
    }

    /// <summary>The catalog's entry.</summary>
    public AttributeDefinition Attribute { get; }

    /// <summary>The value as it is meant.</summary>
    public string Typed => taken.Text;

    /// <summary>The names of what was left out of the text as it came.</summary>
    public IReadOnlyList<string> Taken => taken.Names;

    /// <summary>The text as it came, the value, and everything between.</summary>
    internal IEnumerable<string> Texts => taken.Texts.Distinct();

    /// <summary>What is stored: the envelope of a sensitive value, or the text.</summary>
    internal string Stored { get; }

    /// <summary>
    /// The version of the row that it is stored in: made here, so that a rule decides the same each time it is asked.
    /// </summary>
    internal Guid Version { get; } = Guid.NewGuid();
}
