using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Partners;

/// <summary>The rows that a change writes and removes. What is stored already is no change, so that its date stays true.</summary>
internal sealed class RowChanges(AttributeCipher cipher, string userId, IReadOnlyList<UserAttribute> rows, DateTime now)
{
    private readonly Dictionary<string, UserAttribute> stored = rows.ToDictionary(row => row.Key);
    private readonly List<UserAttribute> upserts = [];
    private readonly List<string> removals = [];

    public IReadOnlyList<UserAttribute> Upserts => upserts;

    public IReadOnlyList<string> Removals => removals;

    public bool IsEmpty => upserts.Count == 0 && removals.Count == 0;

    public bool IsStored(string key) => stored.ContainsKey(key);

    public void Set(AttributeDefinition attribute, PreparedValue value)
    {
        var row = stored.GetValueOrDefault(attribute.Key);

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
        if (IsStored(key))
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
