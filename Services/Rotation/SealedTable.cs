using PartnerSite.Data;
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
    public abstract long Count(PreparedConnection connection);

    /// <summary>How many rows begin alike, by <c>enc:version:kid:</c>; a row without an envelope is left out.</summary>
    public abstract IReadOnlyDictionary<string, long> CountByHeader(PreparedConnection connection);

    /// <summary>At most <paramref name="count"/> rows, whoever sealed them, those with the lowest ids above <paramref name="after"/>.</summary>
    public abstract IReadOnlyList<SealedRow> Read(PreparedConnection connection, long after, int count);

    /// <summary>Puts another envelope into the row; false when somebody else changed the row since it was read.</summary>
    public abstract bool Replace(PreparedConnection connection, SealedRow row, string envelope);

    /// <summary>All rows, a batch at a time: as few are held as a batch has, and no read lasts longer than one.</summary>
    public IEnumerable<IReadOnlyList<SealedRow>> Batches(SqliteReader reader, int size)
    {
        for (var rows = Next(long.MinValue); rows.Count > 0; rows = Next(rows[^1].Id))
        {
            yield return [.. rows.Where(row => row.IsOurs)];
        }

        IReadOnlyList<SealedRow> Next(long after) => reader.Read(connection => Read(connection, after, size));
    }
}
