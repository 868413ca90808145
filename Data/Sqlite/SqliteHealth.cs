namespace PartnerSite.Data.Sqlite;

/// <summary>Whether the database file can be used.</summary>
internal sealed class SqliteHealth(SqliteDatabase database, SqliteReader reader, SqliteWriter writer) : IDatabaseHealth
{
    // Some thousand saves before the disk is full.
    private const long LeastRoom = 16 * 1024 * 1024;

    /// <inheritdoc />
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            reader.Read(connection => connection.QuerySingle("SELECT count(*) FROM \"__EFMigrationsHistory\""));

            // What a save does first: it finds a file that was moved, and a lock of somebody else's.
            await writer.WriteAsync(_ => { }, cancellationToken);
            return new DriveInfo(Path.GetDirectoryName(database.Path)!).AvailableFreeSpace > LeastRoom;
        }
        catch (Exception exception) when (exception is StorageUnavailableException or IOException)
        {
            return false;
        }
    }
}
