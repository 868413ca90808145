using PartnerSite.Services.Encryption;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Partners;

/// <summary>A submission whose values are trimmed and checked, the sensitive ones sealed, ready to be held against what is stored.</summary>
internal sealed class PreparedSubmission
{
    private readonly Dictionary<string, PreparedValue> values = new(StringComparer.Ordinal);
    private readonly List<SaveError> errors = [];

    public PreparedSubmission(PartnerSubmission submission, string userId, PartnerCatalog catalog, AttributeCipher cipher)
    {
        Version = submission.Version;
        Chosen = [.. catalog.Partners.Where(partner => submission.Partners.Contains(partner.Tag))];

        // Neither message repeats the name: it came from outside.
        if (submission.Partners.Distinct().Count() > Chosen.Count)
        {
            errors.Add(new(new Message("Partners.UnknownPartnerInForm")));
        }

        if (submission.Values.Keys.Any(key => catalog.Find(key) is null))
        {
            errors.Add(new(new Message("Partners.UnknownField")));
        }

        foreach (var attribute in Chosen.SelectMany(partner => partner.Attributes))
        {
            Add(attribute, AttributeValue.Trim(submission.Values.GetValueOrDefault(attribute.Key)), userId, cipher);
        }
    }

    public string? Version { get; }

    public IReadOnlyList<Partner> Chosen { get; }

    /// <summary>What is wrong whatever is stored.</summary>
    public IReadOnlyList<SaveError> Errors => errors;

    /// <summary>The value to store for this key; null when it was left blank.</summary>
    public PreparedValue? ValueOf(string key) => values.GetValueOrDefault(key);

    private void Add(AttributeDefinition attribute, string value, string userId, AttributeCipher cipher)
    {
        if (value.Length == 0)
        {
            return;
        }

        var (prepared, fault) = PreparedValue.Of(attribute, value, userId, cipher);

        if (fault is not null)
        {
            errors.Add(fault);
        }

        values.Add(attribute.Key, prepared);
    }
}
