using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Rotation;

/// <summary>What is sealed with which key.</summary>
internal sealed class KeyInventory(SqliteReader reader, EncryptionKeyRing keys, IEnumerable<SealedTable> tables)
{
    private const int BatchSize = 500;

    /// <summary>The tables that are looked at.</summary>
    public IReadOnlyList<SealedTable> Tables { get; } = [.. tables];

    /// <summary>
    /// Opens every row. Gives the rows of each table by key id, the configured keys first; rows without an envelope
    /// are under no key. What does not open though its key is there is told to <paramref name="unreadable"/>.
    /// </summary>
    public IReadOnlyDictionary<string, long[]> OpenAll(Action<SealedTable, SealedRow, string> unreadable, CancellationToken cancellationToken)
    {
        var uses = keys.Ids.ToDictionary(id => id, _ => new long[Tables.Count]);

        for (var i = 0; i < Tables.Count; i++)
        {
            foreach (var row in Tables[i].Batches(reader, BatchSize).SelectMany(rows => rows))
            {
                cancellationToken.ThrowIfCancellationRequested();

                if (Envelope.TryParse(row.Envelope, out var envelope))
                {
                    var id = envelope.KeyId.ToString();
                    uses.TryAdd(id, new long[Tables.Count]);
                    uses[id][i]++;

                    // Counted is enough: a lost key may have a hundred thousand of them.
                    if (!keys.TryFind(id, out _))
                    {
                        continue;
                    }
                }

                if (Tables[i].Cipher.FaultOf(row.Envelope, row.Context) is { } fault)
                {
                    unreadable(Tables[i], row, fault);
                }
            }
        }

        return uses;
    }

    /// <summary>What can't be opened by its version or key alone: fast, since nothing is opened.</summary>
    public IReadOnlyList<MissingKey> FindMissing() => reader.Read(connection => Tables
        .SelectMany(table => table.CountByHeader(connection).Select(header => MissingKey.Of(table, header.Key, header.Value)).OfType<MissingKey>())
        .ToList());
}

/// <summary>Rows that nothing configured can open: their key is missing, or a newer version of the site wrote them.</summary>
internal sealed record MissingKey(string KeyId, string Rows, string Fault, bool IsNewer)
{
    public static MissingKey? Of(SealedTable table, string header, long count) =>
        Envelope.TryParse(header, out var envelope) && table.Cipher.FaultOfKey(envelope.Version, envelope.KeyId) is { } fault
            ? new(envelope.KeyId.ToString(), $"{count} {table.RowName}{(count == 1 ? "" : "s")}", fault, !table.Cipher.Knows(envelope.Version))
            : null;
}
