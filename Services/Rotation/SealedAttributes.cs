using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Rotation;

/// <summary>The attributes tagged sensitive.</summary>
internal sealed class SealedAttributes(
    ISealedAttributeStore store, EncryptionKeyRing keys, PartnerCatalog catalog, ActivityRecorder activity)
    : SealedTable(new EnvelopeCipher(keys, KeyPurpose.Attributes))
{
    public override string RowName => "token";

    public override ValueTask<long> CountAsync(CancellationToken cancellationToken) =>
        store.CountAsync(catalog.SensitiveKeys, cancellationToken);

    public override ValueTask<IReadOnlyList<string>> HeadersAsync(CancellationToken cancellationToken) =>
        store.HeadersAsync(cancellationToken);

    public override ValueTask<long> CountAsync(string header, CancellationToken cancellationToken) =>
        store.CountAsync(catalog.SensitiveKeys, header, cancellationToken);

    public override async ValueTask<IReadOnlyList<SealedRow>> ReadAsync(
        long after, int count, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(catalog.SensitiveKeys, after, count, cancellationToken);
        return [.. rows.Select(row => new SealedRow(row.Id, row.Value, row.Value, row.UserId, row.Key))];
    }

    public override Task<int> ReplaceAsync(
        IReadOnlyList<(SealedRow Row, string Envelope)> changes,
        CancellationToken cancellationToken) =>
        store.ReplaceAsync(
            [.. changes.Select(change => ReplacementFrom(change.Row, change.Envelope))], cancellationToken);

    // Without a request the stamp has no origin: an operator does it.
    private Replacement ReplacementFrom(SealedRow row, string envelope)
    {
        var (userId, key) = (row.Context[0], row.Context[1]);
        var what = new ActivityEvent(ActivityKind.KeyChanged, catalog.PartnerOf(key)?.Tag, [key]);
        return new(row.Id, row.Stored, row.With(envelope), activity.Stamp(userId).EntryFor(what));
    }
}
