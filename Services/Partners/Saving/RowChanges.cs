using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>
/// The rows that a draft writes and removes. A value that is stored already is no change and keeps its date.
/// </summary>
internal sealed class RowChanges(StoredProfile stored, AttributeCipher cipher, DateTime now)
{
    private readonly Dictionary<string, UserAttribute> rows = stored.Attributes.ToDictionary(row => row.Key);
    private readonly List<UserAttribute> upserts = [];
    private readonly List<string> removals = [];
    private readonly List<DraftValue> typed = [];

    public IReadOnlyList<UserAttribute> Upserts => upserts;

    public IReadOnlyList<string> Removals => removals;

    public bool IsEmpty => upserts.Count == 0 && removals.Count == 0;

    public bool IsStored(string key) => rows.ContainsKey(key);

    /// <summary>Something of this partner is written or removed.</summary>
    public bool Affects(Partner partner) => partner.Attributes.Any(Affects);

    /// <summary>Something is written or removed that the partner can be asked about.</summary>
    public bool AffectsValuesOf(Partner partner) =>
        partner.Attributes.Any(attribute => !attribute.IsDate && Affects(attribute));

    /// <summary>A secret of this partner is written that may expire.</summary>
    public bool ReplacesExpiring(Partner partner) =>
        partner.Attributes.Any(date => date.IsDate && Writes(date.Expires!));

    /// <summary>The keys of what is written of this partner.</summary>
    public IReadOnlyList<string> WrittenKeys(Partner partner) =>
        [.. upserts.Select(row => row.Key).Where(key => partner.Find(key) is not null)];

    /// <summary>Nothing is left for this partner.</summary>
    public bool RemovesAllOf(Partner partner) => partner.Attributes.All(attribute =>
        removals.Contains(attribute.Key) || (!IsStored(attribute.Key) && !Writes(attribute.Key)));

    /// <summary>
    /// A partner's values once this is stored, in clear; null when a secret that is kept can't be decrypted.
    /// </summary>
    public PartnerValues? ValuesOf(Partner partner)
    {
        var kept = stored.Attributes.Where(row =>
            !removals.Contains(row.Key) && !typed.Exists(value => value.Attribute.Key == row.Key));

        return PartnerValues.Open(partner, kept, cipher)?.With(
            from value in typed
            where partner.Find(value.Attribute.Key) is not null
            select KeyValuePair.Create(value.Attribute.Key, value.Typed));
    }

    public void Set(DraftValue value)
    {
        var key = value.Attribute.Key;
        var row = rows.GetValueOrDefault(key);
        typed.Add(value);

        if (row is not null && IsSame(value, row))
        {
            return;
        }

        upserts.Add(new()
        {
            UserId = stored.UserId,
            Key = key,
            Value = value.Stored,
            Tags = value.Attribute.Tags,
            CreatedAt = row?.CreatedAt ?? now,
            UpdatedAt = now,
            Version = value.Version,
        });
    }

    public void Remove(string key)
    {
        if (IsStored(key) && !removals.Contains(key))
        {
            removals.Add(key);
        }
    }

    public void RemoveAll(Partner partner)
    {
        foreach (var attribute in partner.Attributes)
        {
            Remove(attribute.Key);
        }
    }

    /// <summary>Removes the last day of a secret that is replaced, unless a new one is set.</summary>
    public void ForgetDatesOfReplaced(IEnumerable<AttributeDefinition> attributes)
    {
        foreach (var date in attributes.Where(attribute => attribute.IsDate))
        {
            if (IsStored(date.Expires!) && Writes(date.Expires!) && !Writes(date.Key))
            {
                Remove(date.Key);
            }
        }
    }

    private bool Writes(string key) => upserts.Exists(row => row.Key == key);

    private bool Affects(AttributeDefinition attribute) => removals.Contains(attribute.Key) || Writes(attribute.Key);

    // Submitting a form twice must not look like somebody else's change, so secrets are compared too.
    private bool IsSame(DraftValue value, UserAttribute row)
    {
        if (!row.Tags.SequenceEqual(value.Attribute.Tags))
        {
            return false;
        }

        if (!value.Attribute.IsSensitive)
        {
            return row.Value == value.Stored;
        }

        try
        {
            return cipher.Decrypt(row.Value, new(stored.UserId, row.Key)) == value.Typed;
        }
        catch (DecryptionException)
        {
            return false;
        }
    }
}
