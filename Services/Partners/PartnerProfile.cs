using System.Buffers.Binary;
using System.Globalization;
using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Partners;

/// <summary>A user's partners as people and programs may see them: no member can hold a secret.</summary>
public sealed class PartnerProfile
{
    private PartnerProfile(string version, IReadOnlyList<ConnectedPartner> partners, bool hasPartnerAttributes)
    {
        Version = version;
        Partners = partners;
        HasPartnerAttributes = hasPartnerAttributes;
    }

    /// <summary>Changes with every stored change of an attribute, a verdict is none; compared to find out that another tab saved in between.</summary>
    public string Version { get; }

    /// <summary>One entry a partner of the catalogue, in its order.</summary>
    public IReadOnlyList<ConnectedPartner> Partners { get; }

    /// <summary>Something of at least one partner is stored.</summary>
    public bool HasAny => Partners.Any(partner => partner.IsStored);

    /// <summary>At least one attribute is tagged with a partner of the catalogue, be it one that the catalogue no longer lists.</summary>
    public bool HasPartnerAttributes { get; }

    /// <summary>The plain values by key, in the catalogue's order; a sensitive one is not among them.</summary>
    public IEnumerable<StoredValue> PlainValues =>
        Partners.SelectMany(partner => partner.Partner.Attributes, (partner, attribute) => partner.Stored.GetValueOrDefault(attribute.Key)).OfType<StoredValue>();

    /// <summary>What is stored under this key; null when nothing is.</summary>
    public StoredAttribute? Find(string key) => Partners.Select(partner => partner.Stored.GetValueOrDefault(key)).FirstOrDefault(stored => stored is not null);

    /// <summary>What is stored of this partner.</summary>
    public ConnectedPartner Of(Partner partner) => Partners.First(connected => connected.Partner == partner);

    internal static PartnerProfile Of(PartnerCatalog catalog, AttributeCipher cipher, StoredRows rows)
    {
        var byKey = rows.Attributes.ToDictionary(row => row.Key);
        var connections = rows.Connections.ToDictionary(row => row.Partner);
        return new(
            VersionOf(rows.Attributes),
            [.. catalog.Partners.Select(partner => new ConnectedPartner(partner, byKey, connections.GetValueOrDefault(partner.Tag), cipher))],
            rows.Attributes.Any(row => catalog.Find(row.Key) is not null || row.Tags.Any(tag => catalog.FindPartner(tag) is not null)));
    }

    /// <summary>As <see cref="Version"/>, of what one partner is asked about.</summary>
    internal static string VersionOf(StoredRows rows, Partner partner) => VersionOf(rows.Attributes.Where(row => partner.Find(row.Key) is { IsDate: false }));

    // Every row's version is random and never used twice: no two states of a user's rows have the same combination.
    internal static string VersionOf(IEnumerable<UserAttribute> rows)
    {
        var combined = UInt128.Zero;

        foreach (var row in rows)
        {
            combined ^= BinaryPrimitives.ReadUInt128BigEndian(row.Version.ToByteArray());
        }

        return combined.ToString("x32", CultureInfo.InvariantCulture);
    }
}
