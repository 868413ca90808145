namespace PartnerSite.Data.Sqlite;

/// <summary>Data Protection's ring in SQLite.</summary>
public sealed class SqliteAuthKeyStore(SqliteReader reader, SqliteWriter writer) : IAuthKeyStore
{
    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredAuthKey>> ReadAsync(
        long after,
        int count,
        CancellationToken cancellationToken
    ) => new(reader.Read(connection => DataProtectionKeyTable.Read(connection, after, count)));

    /// <inheritdoc />
    public Task<int> ReplaceAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            connection => replacements.Count(row => DataProtectionKeyTable.Replace(connection, row)),
            cancellationToken);
}
