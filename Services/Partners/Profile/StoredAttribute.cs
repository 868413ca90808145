using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>That an attribute is stored, since when (UTC), and with which tags.</summary>
public abstract record StoredAttribute(
    AttributeDefinition Definition, IReadOnlyList<string> Tags, DateTime CreatedAt, DateTime UpdatedAt)
{
    // Sensitive by the catalog or by the tags it was stored with: either is enough.
    internal static StoredAttribute From(AttributeDefinition definition, UserAttribute row, AttributeCipher cipher) =>
        definition.IsSensitive || row.Tags.Contains(AttributeTags.Sensitive)
            ? new StoredSecret(
                definition,
                row.Tags,
                row.CreatedAt,
                row.UpdatedAt,
                cipher.CanDecrypt(row.Value, new(row.UserId, row.Key)))
            : new StoredValue(definition, row.Tags, row.CreatedAt, row.UpdatedAt, row.Value);
}

/// <summary>A plain attribute with its value.</summary>
public sealed record StoredValue(
    AttributeDefinition Definition, IReadOnlyList<string> Tags, DateTime CreatedAt, DateTime UpdatedAt, string Value)
    : StoredAttribute(Definition, Tags, CreatedAt, UpdatedAt);

/// <summary>
/// A sensitive attribute: it says no more than that it is stored, and whether it can still be decrypted.
/// </summary>
public sealed record StoredSecret(
    AttributeDefinition Definition, IReadOnlyList<string> Tags, DateTime CreatedAt, DateTime UpdatedAt, bool IsReadable)
    : StoredAttribute(Definition, Tags, CreatedAt, UpdatedAt);
