using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Rotation;

/// <summary>What is sealed with which key.</summary>
internal sealed class KeyInventory(EncryptionKeyRing keys, IEnumerable<SealedTable> tables)
{
    private const int BatchSize = 500;

    /// <summary>The tables that are looked at.</summary>
    public IReadOnlyList<SealedTable> Tables { get; } = [.. tables];

    /// <summary>
    /// Opens every row and counts the rows of each table by key id, the configured keys first; rows without an envelope
    /// are under no key. Rows that don't open although their key is there are reported to
    /// <paramref name="unreadable"/>.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, long[]>> OpenAllAsync(
        Action<SealedTable, SealedRow, string> unreadable,
        CancellationToken cancellationToken,
        Action<long>? progress = null)
    {
        var uses = keys.Ids.ToDictionary(id => id, _ => new long[Tables.Count]);

        for (var i = 0; i < Tables.Count; i++)
        {
            await foreach (var rows in Tables[i].BatchesAsync(BatchSize, cancellationToken))
            {
                foreach (var row in rows)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Open(i, row, uses, unreadable);
                }

                progress?.Invoke(rows.Count);
            }
        }

        return uses;
    }

    /// <summary>
    /// Finds what can't be opened by its version or key alone. It reads the headers that there are, and counts rows
    /// only where it finds something: it takes as long with a million users as with one.
    /// </summary>
    public async Task<IReadOnlyList<MissingKey>> FindMissingAsync(CancellationToken cancellationToken)
    {
        var missing = new List<MissingKey>();

        foreach (var table in Tables)
        {
            foreach (var header in await table.HeadersAsync(cancellationToken))
            {
                // A value that only looks like an envelope has a header too, and is not among the rows.
                if (MissingKey.FaultOf(table, header) is { } fault
                    && await table.CountAsync(header, cancellationToken) is var count and > 0)
                {
                    missing.Add(MissingKey.From(table, header, fault, count));
                }
            }
        }

        return missing;
    }

    /// <summary>Counts the rows that are not under the active key; those that are, are not read.</summary>
    public async Task<long> CountOldAsync(CancellationToken cancellationToken)
    {
        var count = 0L;

        foreach (var table in Tables)
        {
            foreach (var header in await table.HeadersAsync(cancellationToken))
            {
                count += table.Cipher.IsCurrent(header) ? 0 : await table.CountAsync(header, cancellationToken);
            }
        }

        return count;
    }

    private void Open(
        int table, SealedRow row, Dictionary<string, long[]> uses, Action<SealedTable, SealedRow, string> unreadable)
    {
        if (Envelope.TryParse(row.Envelope, out var envelope))
        {
            var id = envelope.KeyId.ToString();
            uses.TryAdd(id, new long[Tables.Count]);
            uses[id][table]++;

            // Counting is enough: a lost key may have a hundred thousand rows.
            if (!keys.TryFind(id, out _))
            {
                return;
            }
        }

        if (Tables[table].Cipher.FaultOf(row.Envelope, row.Context) is { } fault)
        {
            unreadable(Tables[table], row, fault);
        }
    }
}

/// <summary>
/// Rows that nothing configured can open: their key is missing, or a newer version of the site wrote them.
/// </summary>
internal sealed record MissingKey(string KeyId, string Rows, string Fault, bool IsNewer)
{
    /// <summary>Why nothing with this header can be opened; null when it can, or when it is no header.</summary>
    public static string? FaultOf(SealedTable table, string header) =>
        Envelope.TryParse(header, out var envelope)
            ? table.Cipher.FaultOfKey(envelope.Version, envelope.KeyId)
            : null;

    public static MissingKey From(SealedTable table, string header, string fault, long count)
    {
        // It was one, when its fault was found.
        _ = Envelope.TryParse(header, out var envelope);
        return new(
            envelope.KeyId.ToString(),
            $"{count} {table.RowName}{(count == 1 ? "" : "s")}",
            fault,
            !table.Cipher.Knows(envelope.Version));
    }
}
