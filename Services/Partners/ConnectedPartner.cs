using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Partners;

/// <summary>What is stored of one partner.</summary>
public sealed class ConnectedPartner
{
    internal ConnectedPartner(Partner partner, IReadOnlyDictionary<string, UserAttribute> rows, AttributeCipher cipher)
    {
        Partner = partner;
        Stored = partner.Attributes
            .Where(attribute => rows.ContainsKey(attribute.Key))
            .ToDictionary(attribute => attribute.Key, attribute => StoredAttribute.Of(attribute, rows[attribute.Key], cipher));
        Status =
            Stored.Count == 0 ? PartnerStatus.NotSet
            : Unreadable.Any() ? PartnerStatus.NeedsAttention
            : Missing.Any() ? PartnerStatus.Incomplete
            : PartnerStatus.Saved;
    }

    /// <summary>The catalogue's entry.</summary>
    public Partner Partner { get; }

    /// <summary>The stored attributes by key.</summary>
    public IReadOnlyDictionary<string, StoredAttribute> Stored { get; }

    /// <summary>How far the connection is.</summary>
    public PartnerStatus Status { get; }

    /// <summary>At least one attribute is stored.</summary>
    public bool IsStored => Stored.Count > 0;

    /// <summary>The secrets that can't be decrypted any more.</summary>
    public IEnumerable<AttributeDefinition> Unreadable =>
        Partner.Attributes.Where(attribute => Stored.GetValueOrDefault(attribute.Key) is StoredSecret { IsReadable: false });

    /// <summary>What is required and not stored.</summary>
    public IEnumerable<AttributeDefinition> Missing => Partner.Attributes.Where(attribute => attribute.Required && !Stored.ContainsKey(attribute.Key));

    /// <summary>The plain value stored under this key; null when there is none or it is a secret.</summary>
    public string? PlainValue(string key) => (Stored.GetValueOrDefault(key) as StoredValue)?.Value;
}
