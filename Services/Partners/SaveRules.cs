using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Partners;

/// <summary>What a save would change.</summary>
internal sealed record AttributeChanges(IReadOnlyList<UserAttribute> Upserts, IReadOnlyList<string> Removals)
{
    public bool IsEmpty => Upserts.Count == 0 && Removals.Count == 0;
}

/// <summary>Holds a submission against what is stored: which rows change, or what is to be mended first.</summary>
internal sealed class SaveRules(
    PartnerCatalog catalog, AttributeCipher cipher, string userId, IReadOnlyList<UserAttribute> rows, DateTime now)
{
    private readonly Dictionary<string, UserAttribute> stored = rows.ToDictionary(row => row.Key);
    private readonly List<SaveError> errors = [];
    private readonly List<UserAttribute> upserts = [];
    private readonly List<string> removals = [];

    public (AttributeChanges Changes, IReadOnlyList<SaveError> Errors) Evaluate(PreparedSubmission submission)
    {
        errors.AddRange(submission.Errors);

        foreach (var partner in catalog.Partners)
        {
            if (submission.Chosen.Contains(partner))
            {
                Connect(partner, submission);
            }
            else
            {
                removals.AddRange(StoredKeysOf(partner));
            }
        }

        if (submission.Chosen.Count == 0 && removals.Count == 0 && errors.Count == 0)
        {
            errors.Add(new("Choose at least one partner to connect, or skip for now."));
        }

        return (new(upserts, removals), errors);
    }

    public static AttributeChanges Removing(Partner partner, IReadOnlyList<UserAttribute> rows) =>
        new([], [.. rows.Select(row => row.Key).Where(key => partner.Attributes.Any(attribute => attribute.Key == key))]);

    private IEnumerable<string> StoredKeysOf(Partner partner) =>
        partner.Attributes.Select(attribute => attribute.Key).Where(stored.ContainsKey);

    private void Connect(Partner partner, PreparedSubmission submission)
    {
        var hasValue = false;

        foreach (var attribute in partner.Attributes)
        {
            var value = submission.ValueOf(attribute.Key);
            var row = stored.GetValueOrDefault(attribute.Key);

            if (value is not null)
            {
                hasValue = true;
                Set(attribute, value, row);
            }
            else if (row is not null && attribute.IsSensitive)
            {
                hasValue = true;
            }
            else if (attribute.Required)
            {
                hasValue = true;
                errors.Add(new($"Enter the {attribute.Label} for {partner.Name}.", attribute.Key));
            }
            else if (row is not null)
            {
                removals.Add(attribute.Key);
            }
        }

        if (!hasValue)
        {
            errors.Add(new($"Enter at least one value for {partner.Name}, or untick it.", partner.Attributes[0].Key));
        }
    }

    private void Set(AttributeDefinition attribute, PreparedValue value, UserAttribute? row)
    {
        if (row is not null && IsSame(attribute, value, row))
        {
            return;
        }

        upserts.Add(new()
        {
            UserId = userId,
            Key = attribute.Key,
            Value = value.Stored,
            Tags = attribute.Tags,
            CreatedAt = row?.CreatedAt ?? now,
            UpdatedAt = now,
            Version = Guid.NewGuid(),
        });
    }

    // Sending a form twice must not look like a change made by somebody else, so a secret is compared too.
    private bool IsSame(AttributeDefinition attribute, PreparedValue value, UserAttribute row)
    {
        if (!row.Tags.SequenceEqual(attribute.Tags))
        {
            return false;
        }

        if (!attribute.IsSensitive)
        {
            return row.Value == value.Stored;
        }

        try
        {
            return cipher.Decrypt(row.Value, new(userId, attribute.Key)) == value.Typed;
        }
        catch (DecryptionException)
        {
            return false;
        }
    }
}
