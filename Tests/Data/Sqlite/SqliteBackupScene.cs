using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Data.Sqlite;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

/// <summary>A folder with the database of a site, and where copies of it go.</summary>
public abstract class SqliteBackupScene : IDisposable
{
    protected DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("partnersite-");
    private readonly string key = new RootKey().Text;

    protected string Live => Path.Combine(Folder.FullName, "App_Data", "partnersite.db");

    protected string Copy => Path.Combine(Folder.FullName, "copy.db");

    protected string Aside => Path.Combine(Folder.FullName, "aside.db");

    public void Dispose()
    {
        Folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected SqliteBackup Backup => new(new SqliteDatabase(Live));

    protected static IDatabaseBackup BackupOf(Site site) => site.Services.GetRequiredService<IDatabaseBackup>();

    protected static string Value(string file)
    {
        using var connection = new SqliteDatabase(file).Open();
        return connection.Texts("""SELECT "Value" FROM "UserAttributes" WHERE "Key" = 'chotot_id' """).Single();
    }

    /// <summary>A site that was disposed of lets go of its file a moment later.</summary>
    protected void WaitUntilStopped()
    {
        using var alone = LockFile.Take(Live + ".running", TimeSpan.FromSeconds(10));
        Assert.NotNull(alone);
    }

    protected BrowserSiteIn Start() => new(Folder.FullName) { EncryptionKey = key };
}
