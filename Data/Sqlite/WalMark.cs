using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Sqlite;

/// <summary>
/// A number that each start writes into the database's header, and into a file beside it. A WAL that a killed site left
/// belongs to the file with that number: SQLite would write it into any other that stands there.
/// </summary>
internal sealed class WalMark(SqliteDatabase database)
{
    // The user version: https://sqlite.org/fileformat.html#user_version_number
    private const int Offset = 60;

    private readonly string wal = $"{database.RealPath}-wal";

    /// <summary>Whether the WAL, where there is one, belongs to the file as far as that is known.</summary>
    public bool IsOwn => !HasWal || IsMarked;

    private bool HasWal => new FileInfo(wal) is { Exists: true, Length: > 0 };

    // No number is known of a new file, nor of a restored one.
    private bool IsMarked
    {
        get
        {
            var marks = Marks();
            return marks.All(mark => mark == 0) || marks.Contains(InFile());
        }
    }

    /// <summary>Refuses to open another file than the WAL belongs to.</summary>
    /// <exception cref="StartupException">It belongs to another one.</exception>
    public void Require()
    {
        if (!IsOwn)
        {
            throw new StartupException(
                $"The database {database.Path} is not the file that the site used last, and {wal} has what was saved "
                + "in that one. Both are as they were. Put that file back in its place; or put a backup there by the "
                + "command restore, which keeps them aside; or move the -wal away to use the file as it is.");
        }

        if (!IsMarked)
        {
            Forget();
        }
    }

    /// <summary>Gives the database another number, unless a site runs on it, or its disk is full.</summary>
    public void Renew(SqliteConnection connection)
    {
        try
        {
            using var alone = LockFile.Take(database.RunningPath, TimeSpan.Zero);

            if (alone is null)
            {
                return;
            }

            // Until it is in the file, the WAL may belong to either. A file without a number has 0.
            var mark = RandomNumberGenerator.GetInt32(1, int.MaxValue);
            Write(alone, (int)connection.Number("PRAGMA user_version"), mark);
            connection.Execute($"PRAGMA user_version = {mark}");

            if (MovesAllOfWal(connection))
            {
                Write(alone, mark, mark);
            }
        }
        catch (Exception exception) when (exception is IOException or SqliteException)
        {
            // It keeps the number that it has.
        }
    }

    /// <summary>Writes that no number is known, into the file beside the database.</summary>
    public static void Forget(FileStream alone) => Write(alone, 0, 0);

    // Somebody who still reads an earlier state keeps what came later out of the file.
    private static bool MovesAllOfWal(SqliteConnection connection)
    {
        using var command = new SqliteCommand("PRAGMA wal_checkpoint(PASSIVE)", connection);
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt64(1) == reader.GetInt64(2);
    }

    // It keeps its size, so that a full disk takes it all the same.
    private static void Write(FileStream alone, int first, int second)
    {
        alone.Position = 0;
        var text = string.Create(CultureInfo.InvariantCulture, $"{first:d10}\n{second:d10}\n");
        alone.Write(Encoding.ASCII.GetBytes(text));
        alone.Flush(flushToDisk: true);
    }

    private void Forget()
    {
        using var alone = LockFile.Take(database.RunningPath, TimeSpan.Zero);

        if (alone is not null)
        {
            Forget(alone);
        }
    }

    private List<int> Marks()
    {
        try
        {
            return [.. File.ReadLines(database.RunningPath).Select(ReadMark)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // Never while this process has the database open: that would end SQLite's locks,
    // https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
    private int InFile()
    {
        Span<byte> number = stackalloc byte[sizeof(int)];

        try
        {
            using var file = File.Open(database.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return RandomAccess.Read(file.SafeFileHandle, number, Offset) == number.Length
                ? BinaryPrimitives.ReadInt32BigEndian(number)
                : 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static int ReadMark(string line) =>
        int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? mark : 0;
}
