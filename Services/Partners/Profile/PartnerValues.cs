using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>A user's values of one partner by key, secrets in clear: to be used, never kept or printed.</summary>
public sealed class PartnerValues(IReadOnlyDictionary<string, string> values)
{
    /// <summary>The value of this key; null when there is none.</summary>
    public string? this[string key] => values.GetValueOrDefault(key);

    /// <summary>There are none.</summary>
    public bool IsEmpty => values.Count == 0;

    /// <summary>The name of the type alone.</summary>
    public override string ToString() => nameof(PartnerValues);

    /// <summary>Opens what is stored; null when a secret can't be decrypted.</summary>
    internal static PartnerValues? Open(Partner partner, IEnumerable<UserAttribute> rows, AttributeCipher cipher)
    {
        var values = new Dictionary<string, string>();

        foreach (var row in rows)
        {
            if (partner.Find(row.Key) is not { } attribute)
            {
                continue;
            }

            try
            {
                values.Add(row.Key, attribute.IsSensitive || row.Tags.Contains(AttributeTags.Sensitive)
                    ? cipher.Decrypt(row.Value, new(row.UserId, row.Key))
                    : row.Value);
            }
            catch (DecryptionException)
            {
                return null;
            }
        }

        return new(values);
    }

    /// <summary>These values, overridden by others of the same keys.</summary>
    internal PartnerValues With(IEnumerable<KeyValuePair<string, string>> others)
    {
        var all = new Dictionary<string, string>(values);

        foreach (var (key, value) in others)
        {
            all[key] = value;
        }

        return new(all);
    }
}
