using PartnerSite.Data;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Partners;

/// <summary>The rows that a change writes and removes. What is stored already is no change, so that its date stays true.</summary>
internal sealed class RowChanges(AttributeCipher cipher, string userId, IReadOnlyList<UserAttribute> rows, DateTime now)
{
    private readonly Dictionary<string, UserAttribute> stored = rows.ToDictionary(row => row.Key);
    private readonly List<UserAttribute> upserts = [];
    private readonly List<string> removals = [];
    private readonly Dictionary<string, string> typed = [];

    public IReadOnlyList<UserAttribute> Upserts => upserts;

    public IReadOnlyList<string> Removals => removals;

    public bool IsEmpty => upserts.Count == 0 && removals.Count == 0;

    public bool IsStored(string key) => stored.ContainsKey(key);

    /// <summary>Something of this partner is written or removed.</summary>
    public bool Touch(Partner partner) => partner.Attributes.Any(Touch);

    /// <summary>Something is written or removed that the partner itself knows: it is to be asked about it.</summary>
    public bool TouchValuesOf(Partner partner) => partner.Attributes.Any(attribute => !attribute.IsDate && Touch(attribute));

    /// <summary>The keys of what is written of this partner.</summary>
    public IReadOnlyList<string> WrittenOf(Partner partner) => [.. upserts.Select(row => row.Key).Where(key => partner.Find(key) is not null)];

    /// <summary>Nothing of this partner is left.</summary>
    public bool RemovesAllOf(Partner partner) => partner.Attributes.All(attribute =>
        removals.Contains(attribute.Key) || (!IsStored(attribute.Key) && !upserts.Exists(row => row.Key == attribute.Key)));

    /// <summary>What a partner's values will be once this is done, in clear; null when a secret that is kept can't be decrypted.</summary>
    public PartnerValues? ValuesOf(Partner partner) =>
        PartnerValues.Open(partner, rows.Where(row => !removals.Contains(row.Key) && !typed.ContainsKey(row.Key)), cipher)
            ?.With(typed.Where(value => partner.Find(value.Key) is not null));

    public void Set(AttributeDefinition attribute, PreparedValue value)
    {
        var row = stored.GetValueOrDefault(attribute.Key);
        typed[attribute.Key] = value.Typed;

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

    public void Remove(string key)
    {
        if (IsStored(key) && !removals.Contains(key))
        {
            removals.Add(key);
        }
    }

    /// <summary>The last day of a secret is not that of the one that takes its place.</summary>
    public void ForgetDatesOfReplaced(IEnumerable<AttributeDefinition> attributes)
    {
        foreach (var date in attributes.Where(attribute => attribute.IsDate))
        {
            if (IsStored(date.Expires!) && upserts.Exists(row => row.Key == date.Expires) && !upserts.Exists(row => row.Key == date.Key))
            {
                Remove(date.Key);
            }
        }
    }

    public void RemoveAll(Partner partner)
    {
        foreach (var attribute in partner.Attributes)
        {
            Remove(attribute.Key);
        }
    }

    private bool Touch(AttributeDefinition attribute) => removals.Contains(attribute.Key) || upserts.Exists(row => row.Key == attribute.Key);

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
