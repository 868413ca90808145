using PartnerSite.Services.Encryption;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Partners;

/// <summary>Single attributes to set or, by null, to remove: checked and sealed, ready to be held against what is stored.</summary>
internal sealed class PreparedMerge
{
    private readonly List<(AttributeDefinition Attribute, PreparedValue? Value)> members = [];
    private readonly List<SaveError> errors = [];
    private readonly PartnerCatalog catalog;

    public PreparedMerge(IReadOnlyDictionary<string, string?> values, string userId, PartnerCatalog catalog, AttributeCipher cipher)
    {
        this.catalog = catalog;

        if (values.Keys.Any(key => catalog.Find(key) is null))
        {
            // The name is not repeated: it came from outside.
            var known = string.Join(", ", catalog.Attributes.Select(attribute => attribute.Key));
            errors.Add(new(new Message("Api.UnknownMember", known)));
        }

        foreach (var attribute in catalog.Attributes.Where(attribute => values.ContainsKey(attribute.Key)))
        {
            Add(attribute, values[attribute.Key], userId, cipher);
        }
    }

    public IReadOnlyList<SaveError> Errors => errors;

    public static SaveError BlankValue(AttributeDefinition attribute) =>
        new(new Message("Api.BlankMember", attribute), attribute.Key);

    public void ApplyTo(RowChanges changes)
    {
        foreach (var (attribute, value) in members)
        {
            if (value is null)
            {
                changes.Remove(attribute.Key);
            }
            else
            {
                changes.Set(attribute, value);
            }
        }

        changes.ForgetDatesOfReplaced(catalog.Attributes.Except(members.Select(member => member.Attribute)));
    }

    private void Add(AttributeDefinition attribute, string? value, string userId, AttributeCipher cipher)
    {
        if (value is null)
        {
            members.Add((attribute, null));
            return;
        }

        var trimmed = AttributeValue.Trim(value);

        if (trimmed.Length == 0)
        {
            errors.Add(BlankValue(attribute));
            return;
        }

        var (prepared, fault) = PreparedValue.Of(attribute, trimmed, userId, cipher);

        if (fault is not null)
        {
            errors.Add(fault);
        }

        members.Add((attribute, prepared));
    }
}
