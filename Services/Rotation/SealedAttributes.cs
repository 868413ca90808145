using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners;

namespace PartnerSite.Services.Rotation;

/// <summary>The attributes tagged sensitive.</summary>
internal sealed class SealedAttributes(EncryptionKeyRing keys, PartnerCatalog catalog) : SealedTable(new EnvelopeCipher(keys, KeyPurpose.Attributes))
{
    public override string RowName => "token";

    public override long Count(PreparedConnection connection) => SealedAttributeTable.Count(connection, catalog.SensitiveKeys);

    public override IReadOnlyDictionary<string, long> CountByHeader(PreparedConnection connection) =>
        SealedAttributeTable.CountByHeader(connection, catalog.SensitiveKeys);

    public override IReadOnlyList<SealedRow> Read(PreparedConnection connection, long after, int count) =>
        [.. SealedAttributeTable.Read(connection, catalog.SensitiveKeys, after, count)
            .Select(row => new SealedRow(row.Id, row.Value, row.Value, row.UserId, row.Key))];

    public override bool Replace(PreparedConnection connection, SealedRow row, string envelope) =>
        SealedAttributeTable.Replace(connection, row.Id, row.Stored, row.With(envelope));
}
