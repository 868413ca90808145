using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PartnerSite.Data;
using PartnerSite.Data.Sqlite;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// An empty database as the site makes it, made once for all tests: the migrations take longer than the rest of a
/// start.
/// </summary>
internal static class MigratedFile
{
    private static readonly Lazy<byte[]> Bytes = new(Make);

    /// <summary>Puts it where the site looks for its database, unless there is one.</summary>
    public static void PlaceAt(string path)
    {
        if (!File.Exists(path))
        {
            new SqliteDatabase(path).EnsureFile();
            File.WriteAllBytes(path, Bytes.Value);
        }
    }

    private static byte[] Make()
    {
        var folder = Directory.CreateTempSubdirectory("partnersite-");

        try
        {
            var database = new SqliteDatabase(Path.Combine(folder.FullName, "partnersite.db"));
            database.EnsureFile();
            var options = new DbContextOptionsBuilder<AppDbContext>();
            database.Use(options);

            using (var context = new AppDbContext(options.Options))
            {
                context.Database.Migrate();
            }

            SqliteConnection.ClearAllPools();
            return File.ReadAllBytes(database.Path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
