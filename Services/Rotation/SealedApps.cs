using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Rotation;

/// <summary>The keys of the users' authenticator apps.</summary>
internal sealed class SealedApps(ISecondFactorStore store, EncryptionKeyRing keys)
    : SealedTable(new EnvelopeCipher(keys, KeyPurpose.SecondFactors))
{
    public override string RowName => "authenticator key";

    public override ValueTask<long> CountAsync(CancellationToken cancellationToken) =>
        store.CountAppsAsync(cancellationToken);

    public override ValueTask<IReadOnlyList<string>> HeadersAsync(CancellationToken cancellationToken) =>
        store.AppHeadersAsync(cancellationToken);

    public override ValueTask<long> CountAsync(string header, CancellationToken cancellationToken) =>
        store.CountAppsAsync(header, cancellationToken);

    public override async ValueTask<IReadOnlyList<SealedRow>> ReadAsync(
        long after, int count, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAppsAsync(after, count, cancellationToken);
        return [.. rows.Select(row => new SealedRow(row.Id, row.Envelope, row.Envelope, row.UserId))];
    }

    public override Task<int> ReplaceAsync(
        IReadOnlyList<(SealedRow Row, string Envelope)> changes, CancellationToken cancellationToken) =>
        store.ReplaceAppsAsync(
            [.. changes.Select(change => new Replacement(change.Row.Id, change.Row.Stored, change.Envelope))],
            cancellationToken);
}
