using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Rotation;

/// <summary>Data Protection's ring: the keys of cookies, forms and bearer tokens.</summary>
internal sealed class SealedAuthKeys(EncryptionKeyRing keys) : SealedTable(new EnvelopeCipher(keys, KeyPurpose.AuthKeys))
{
    private const int All = int.MaxValue;

    public override string RowName => "sign-in key";

    public override long Count(PreparedConnection connection) => Read(connection, long.MinValue, All).Count(row => row.IsOurs);

    public override IReadOnlyDictionary<string, long> CountByHeader(PreparedConnection connection) =>
        Read(connection, long.MinValue, All)
            .Select(row => row.Envelope)
            .Where(envelope => Envelope.TryParse(envelope, out _))
            .CountBy(envelope => envelope[..(envelope.LastIndexOf(':') + 1)])
            .ToDictionary(count => count.Key, count => (long)count.Value);

    public override IReadOnlyList<SealedRow> Read(PreparedConnection connection, long after, int count) =>
        [.. DataProtectionKeyTable.Read(connection, after, count)
            .Select(row => new SealedRow(row.Id, row.Xml, EnvelopeIn(row.Xml), KeyRingXmlEncryptor.Context))];

    public override bool Replace(PreparedConnection connection, SealedRow row, string envelope) =>
        DataProtectionKeyTable.Replace(connection, row.Id, row.Stored, row.With(envelope));

    // Null where a key in Azure Key Vault sealed it, or where there is nothing at all.
    private static string? EnvelopeIn(string xml) =>
        xml.Length == 0 ? null
        : AuthKeyXml.TryRead(xml, out var element) ? element.Descendants(KeyRingXmlEncryptor.Element).FirstOrDefault()?.Value
        : xml;
}
