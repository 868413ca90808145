using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Sqlite;

/// <summary>
/// Makes processes that start together migrate a file one at a time, by a lock on a file beside it; a process that dies
/// gives up its turn.
/// </summary>
internal sealed class MigrationTurn : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly FileStream file;

    /// <exception cref="StartupException">
    /// Another process has been migrating for a minute, or the folder can't be written.
    /// </exception>
    public MigrationTurn(string databasePath)
    {
        var path = $"{databasePath}.lock";

        try
        {
            file = LockFile.Take(path, LongestWait) ?? throw new StartupException(
                $"Another process is still bringing the database {databasePath} up to date, or restoring it. " +
                "Start again when it is done.");
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StartupException(
                $"{path} can't be written. It belongs to another user, or its folder does: run the program as the user "
                + "that the site runs as.",
                exception);
        }
    }

    public void Dispose() => file.Dispose();
}
