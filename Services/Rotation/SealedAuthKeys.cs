using System.Xml;
using System.Xml.Linq;
using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Rotation;

/// <summary>Data Protection's ring: the keys of cookies, forms and bearer tokens.</summary>
internal sealed class SealedAuthKeys(EncryptionKeyRing keys) : SealedTable(new EnvelopeCipher(keys, KeyPurpose.AuthKeys))
{
    private const int All = int.MaxValue;

    public override string RowName => "sign-in key";

    public override long Count(PreparedConnection connection) => DataProtectionKeyTable.CountSealed(connection);

    public override IReadOnlyDictionary<string, long> CountByHeader(PreparedConnection connection) =>
        Read(connection, 0, All)
            .Select(row => row.Envelope)
            .Where(envelope => Envelope.TryParse(envelope, out _))
            .CountBy(envelope => envelope[..(envelope.LastIndexOf(':') + 1)])
            .ToDictionary(count => count.Key, count => (long)count.Value);

    public override IReadOnlyList<SealedRow> Read(PreparedConnection connection, long after, int count) =>
        [.. DataProtectionKeyTable.ReadSealed(connection, after, count)
            .Select(row => new SealedRow(row.Id, row.Xml, EnvelopeIn(row.Xml), KeyRingXmlEncryptor.Context))];

    public override bool Replace(PreparedConnection connection, SealedRow row, string envelope) =>
        DataProtectionKeyTable.Replace(connection, row.Id, row.Stored, row.With(envelope));

    private static string EnvelopeIn(string xml)
    {
        try
        {
            return XElement.Parse(xml).Descendants(KeyRingXmlEncryptor.Element).First().Value;
        }
        catch (Exception exception) when (exception is XmlException or InvalidOperationException)
        {
            return xml;
        }
    }
}
