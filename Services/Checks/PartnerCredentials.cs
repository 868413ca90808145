using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners;

namespace PartnerSite.Services.Checks;

/// <summary>A user's values of a partner in clear, for server code that works with the partner: the one way to them.</summary>
public sealed class PartnerCredentials(SqliteReader reader, SqliteWriter writer, PartnerCatalog catalog, AttributeCipher cipher, TimeProvider clock)
{
    // Often enough to be true, seldom enough that a busy gateway does not write all the time.
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>Opens the values and records that they were used; null when there are none, or one can't be decrypted.</summary>
    /// <exception cref="StorageUnavailableException">The use could not be recorded.</exception>
    /// <exception cref="ArgumentException">The catalogue has no such partner.</exception>
    public async Task<PartnerValues?> GetAsync(string userId, string partner, CancellationToken cancellationToken)
    {
        var known = catalog.FindPartner(partner) ?? throw new ArgumentException("The catalogue has no such partner.", nameof(partner));

        var rows = reader.Read(connection => UserAttributeTable.Read(connection, userId));

        if (rows is null || Open(known, rows) is not { IsEmpty: false } values)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;

        if (rows.Connections.Find(row => row.Partner == known.Tag)?.LastUsedAt is not { } last || now - last >= Precision)
        {
            await writer.WriteAsync(connection =>
            {
                PartnerConnectionTable.SetUsed(connection, userId, known.Tag, now);
                return true;
            }, cancellationToken);
        }

        return values;
    }

    /// <summary>Opens them without a record, to ask the partner about them; null when one can't be decrypted.</summary>
    internal PartnerValues? Open(Partner partner, StoredRows rows) => PartnerValues.Open(partner, rows.Attributes, cipher);
}
