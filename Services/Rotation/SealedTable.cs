using System.Runtime.CompilerServices;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Rotation;

/// <summary>A table whose rows hold envelopes.</summary>
internal abstract class SealedTable(EnvelopeCipher cipher)
{
    /// <summary>What one row is to an operator.</summary>
    public abstract string RowName { get; }

    /// <summary>Opens and seals its envelopes.</summary>
    public EnvelopeCipher Cipher => cipher;

    /// <summary>How many rows there are.</summary>
    public abstract ValueTask<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The headers, <c>enc:version:kid:</c>, under which there may be rows, found without reading every row.
    /// </summary>
    public abstract ValueTask<IReadOnlyList<string>> HeadersAsync(CancellationToken cancellationToken);

    /// <summary>How many rows have an envelope with this header.</summary>
    public abstract ValueTask<long> CountAsync(string header, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="count"/> rows, whoever sealed them, those with the lowest ids above
    /// <paramref name="after"/>.
    /// </summary>
    public abstract ValueTask<IReadOnlyList<SealedRow>> ReadAsync(
        long after, int count, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the envelopes of rows in one transaction, except rows that were changed since they were read; returns
    /// how many.
    /// </summary>
    public abstract Task<int> ReplaceAsync(
        IReadOnlyList<(SealedRow Row, string Envelope)> changes, CancellationToken cancellationToken);

    /// <summary>
    /// All rows, a batch at a time: no more than a batch is held in memory, and no read takes longer than one.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<SealedRow>> BatchesAsync(
        int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = long.MinValue; ;)
        {
            var rows = await ReadAsync(after, size, cancellationToken);

            if (rows.Count == 0)
            {
                yield break;
            }

            yield return [.. rows.Where(row => row.IsOurs)];
            after = rows[^1].Id;
        }
    }
}
