using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Rotation;

/// <summary>Data Protection's ring: the keys of cookies, forms and bearer tokens.</summary>
internal sealed class SealedAuthKeys(IAuthKeyStore store, EncryptionKeyRing keys)
    : SealedTable(new EnvelopeCipher(keys, KeyPurpose.AuthKeys))
{
    private const int All = int.MaxValue;

    public override string RowName => "sign-in key";

    public override async ValueTask<long> CountAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(long.MinValue, All, cancellationToken)).Count(row => row.IsOurs);

    // There is a row for three months: the ring is read as a whole, as Data Protection does it.
    public override async ValueTask<IReadOnlyList<string>> HeadersAsync(CancellationToken cancellationToken) =>
        [.. (await AllHeadersAsync(cancellationToken)).Distinct()];

    public override async ValueTask<long> CountAsync(string header, CancellationToken cancellationToken) =>
        (await AllHeadersAsync(cancellationToken)).Count(own => own == header);

    public override async ValueTask<IReadOnlyList<SealedRow>> ReadAsync(
        long after, int count, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(after, count, cancellationToken);
        return
        [
            .. rows.Select(row => new SealedRow(row.Id, row.Xml, EnvelopeIn(row.Xml), KeyRingXmlEncryptor.Context)),
        ];
    }

    public override Task<int> ReplaceAsync(
        IReadOnlyList<(SealedRow Row, string Envelope)> changes, CancellationToken cancellationToken) =>
        store.ReplaceAsync(
            [
                .. changes.Select(change => new Replacement(
                    change.Row.Id,
                    change.Row.Stored,
                    change.Row.With(change.Envelope))),
            ],
            cancellationToken);

    private async ValueTask<IEnumerable<string>> AllHeadersAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(long.MinValue, All, cancellationToken))
            .Select(row => row.Envelope)
            .Where(envelope => Envelope.TryParse(envelope, out _))
            .Select(envelope => envelope[..(envelope.LastIndexOf(':') + 1)]);

    // Null where a key in Azure Key Vault sealed it, or where there is nothing at all.
    private static string? EnvelopeIn(string xml) =>
        xml.Length == 0 ? null
        : AuthKeyXml.TryRead(xml, out var element)
            ? element.Descendants(KeyRingXmlEncryptor.Element).FirstOrDefault()?.Value
        : xml;
}
