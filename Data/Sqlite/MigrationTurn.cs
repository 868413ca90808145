using System.Security.Cryptography;
using System.Text;
using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Sqlite;

/// <summary>
/// Makes processes that start together migrate a file one at a time; a process that dies gives up its turn.
/// </summary>
internal sealed class MigrationTurn : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Mutex mutex;

    /// <exception cref="StartupException">Another process has been migrating for a minute.</exception>
    public MigrationTurn(string databasePath)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(databasePath)).AsSpan(0, 16));
        mutex = new Mutex($"PartnerSite-{name}", new NamedWaitHandleOptions { CurrentSessionOnly = false });

        try
        {
            if (!mutex.WaitOne(LongestWait))
            {
                mutex.Dispose();
                throw new StartupException(
                    $"Another process is still bringing the database {databasePath} up to date. " +
                    "Start again when it is done.");
            }
        }
        catch (AbandonedMutexException)
        {
            // Its holder was killed; the turn is ours.
        }
    }

    public void Dispose()
    {
        mutex.ReleaseMutex();
        mutex.Dispose();
    }
}
