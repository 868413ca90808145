using System.Buffers.Binary;
using System.Globalization;
using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>A user's partners as people and programs may see them: no member can hold a secret.</summary>
public sealed class PartnerProfile
{
    private PartnerProfile(string version, IReadOnlyList<ConnectedPartner> partners, bool hasPartnerAttributes)
    {
        Version = version;
        Partners = partners;
        HasPartnerAttributes = hasPartnerAttributes;
    }

    /// <summary>
    /// Changes with every stored change of an attribute, not with a verdict: compared to detect that another tab saved
    /// in between.
    /// </summary>
    public string Version { get; }

    /// <summary>One entry for each partner of the catalog, in its order.</summary>
    public IReadOnlyList<ConnectedPartner> Partners { get; }

    /// <summary>Something is stored for at least one partner.</summary>
    public bool HasAny => Partners.Any(partner => partner.IsStored);

    /// <summary>
    /// At least one attribute is tagged with a partner of the catalog, even one that the catalog no longer lists.
    /// </summary>
    public bool HasPartnerAttributes { get; }

    /// <summary>The plain values by key, in the catalog's order; a sensitive one is not among them.</summary>
    public IEnumerable<StoredValue> PlainValues => Partners
        .SelectMany(
            connected => connected.Partner.Attributes,
            (connected, attribute) => connected.Stored.GetValueOrDefault(attribute.Key))
        .OfType<StoredValue>();

    /// <summary>What is stored under this key; null when nothing is.</summary>
    public StoredAttribute? Find(string key) => Partners
        .Select(connected => connected.Stored.GetValueOrDefault(key))
        .FirstOrDefault(stored => stored is not null);

    /// <summary>What is stored for this partner.</summary>
    public ConnectedPartner Of(Partner partner) => Partners.First(connected => connected.Partner == partner);

    internal static PartnerProfile From(StoredProfile stored, PartnerCatalog catalog, AttributeCipher cipher)
    {
        var rows = stored.Attributes.ToDictionary(row => row.Key);
        return new(
            VersionOf(stored.Attributes),
            [
                .. catalog.Partners.Select(partner =>
                    new ConnectedPartner(partner, rows, stored.ConnectionOf(partner.Tag), cipher)),
            ],
            stored.Attributes.Any(row =>
                catalog.Find(row.Key) is not null || row.Tags.Any(tag => catalog.FindPartner(tag) is not null)));
    }

    /// <summary>As <see cref="Version"/>, for a stored profile.</summary>
    internal static string VersionOf(StoredProfile stored) => VersionOf(stored.Attributes);

    /// <summary>As <see cref="Version"/>, for what one partner is asked about.</summary>
    internal static string VersionOf(StoredProfile stored, Partner partner) =>
        VersionOf(stored.Attributes.Where(row => partner.Find(row.Key) is { IsDate: false }));

    // Every row's version is random and never used twice: no two states of a user's rows have the same combination.
    private static string VersionOf(IEnumerable<UserAttribute> rows)
    {
        var combined = UInt128.Zero;

        foreach (var row in rows)
        {
            combined ^= BinaryPrimitives.ReadUInt128BigEndian(row.Version.ToByteArray());
        }

        return combined.ToString("x32", CultureInfo.InvariantCulture);
    }
}
