using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners;

namespace PartnerSite.Services.Rotation;

/// <summary>The attributes tagged sensitive.</summary>
internal sealed class SealedAttributes(EncryptionKeyRing keys, PartnerCatalog catalog, ActivityRecorder activity)
    : SealedTable(new EnvelopeCipher(keys, KeyPurpose.Attributes))
{
    public override string RowName => "token";

    public override long Count(PreparedConnection connection) => SealedAttributeTable.Count(connection, catalog.SensitiveKeys);

    public override IReadOnlyDictionary<string, long> CountByHeader(PreparedConnection connection) =>
        SealedAttributeTable.CountByHeader(connection, catalog.SensitiveKeys);

    public override IReadOnlyList<SealedRow> Read(PreparedConnection connection, long after, int count) =>
        [.. SealedAttributeTable.Read(connection, catalog.SensitiveKeys, after, count)
            .Select(row => new SealedRow(row.Id, row.Value, row.Value, row.UserId, row.Key))];

    public override bool Replace(PreparedConnection connection, SealedRow row, string envelope)
    {
        if (!SealedAttributeTable.Replace(connection, row.Id, row.Stored, row.With(envelope)))
        {
            return false;
        }

        // An operator did it, and no request.
        var (userId, key) = (row.Context[0], row.Context[1]);
        activity.Begin(userId).Write(connection, new(ActivityKind.KeyChanged, catalog.PartnerOf(key)?.Tag, [key]));
        return true;
    }
}
