using System.Diagnostics;

namespace PartnerSite.Data.Sqlite;

/// <summary>
/// A file beside the database that one process has alone, or many share. The operating system gives it back when its
/// holder dies; the empty file stays.
/// </summary>
internal static class LockFile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes it alone, and waits for those who have it.</summary>
    /// <returns>The lock; null when somebody else still has it.</returns>
    /// <exception cref="UnauthorizedAccessException">The file can't be written.</exception>
    public static FileStream? Take(string path, TimeSpan patience)
    {
        for (var start = Stopwatch.GetTimestamp(); ; Thread.Sleep(Pause))
        {
            try
            {
                return SqliteDatabase.OpenFile(path, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (Stopwatch.GetElapsedTime(start) > patience)
                {
                    return null;
                }
            }
        }
    }

    /// <summary>Shares it with others who do, and keeps away who wants it alone.</summary>
    /// <exception cref="IOException">Somebody has it alone.</exception>
    public static FileStream Share(string path) =>
        SqliteDatabase.OpenFile(path, FileMode.OpenOrCreate, FileShare.ReadWrite);
}
