using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PartnerSite.Data.Sqlite;

/// <summary>Whether the database file can be used.</summary>
internal sealed class SqliteHealth(SqliteDatabase database, SqliteReader reader, SqliteWriter writer) : IDatabaseHealth
{
    // Some thousand saves before the disk is full.
    private const long LeastRoom = 16 * 1024 * 1024;

    // Strangers ask too: they don't keep the disk busy.
    private static readonly TimeSpan ProofLasts = TimeSpan.FromSeconds(1);

    private long provenAt = -1;

    /// <inheritdoc />
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            reader.Read(connection => connection.QuerySingle("SELECT count(*) FROM \"__EFMigrationsHistory\""));
            await SaveAsync(cancellationToken);
            return database.FreeRoom > LeastRoom;
        }
        catch (Exception exception) when (exception is StorageUnavailableException or IOException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public string KindOf(Exception exception) => exception.GetBaseException() switch
    {
        SqliteException { SqliteExtendedErrorCode: raw.SQLITE_READONLY_DBMOVED } => "moved",
        SqliteException { SqliteErrorCode: var code } => code switch
        {
            raw.SQLITE_FULL => "full",
            raw.SQLITE_READONLY => "read_only",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "locked",
            raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN => "io",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "damaged",
            _ => "other",
        },
        QueueFullException => "queue_full",
        _ => "other",
    };

    // What a save does first finds a file that was moved, and a lock of somebody else's; only what is written, and is
    // then on the disk, finds a disk that fails.
    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (provenAt >= 0 && Stopwatch.GetElapsedTime(provenAt) < ProofLasts)
        {
            await writer.WriteAsync(_ => { }, cancellationToken);
            return;
        }

        // The number is the one that is there, and is written all the same.
        await writer.WriteAsync(
            connection => connection.Execute(
                $"PRAGMA user_version = {connection.QuerySingle("PRAGMA user_version")}"),
            cancellationToken);
        provenAt = Stopwatch.GetTimestamp();
    }
}
