using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;
using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Sqlite;

/// <summary>
/// Which migrations a file has, and which the program: compared without EF Core, whose model takes as long to make as
/// the rest of a start, and at most starts there is nothing to migrate.
/// </summary>
internal sealed class MigrationHistory
{
    private const string TableExistsSql = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
    private const string SelectSql = """SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1""";

    /// <param name="connection">A connection to the file.</param>
    /// <param name="path">The file's path, for the message.</param>
    /// <exception cref="StartupException">A newer version of the site made the database.</exception>
    public MigrationHistory(SqliteConnection connection, string path)
    {
        List<string> applied = connection.Number(TableExistsSql) > 0 ? connection.Texts(SelectSql) : [];
        var known = KnownIds();

        if (applied.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new StartupException(
                $"The database {path} was made by a newer version of the site (migration {unknown}). " +
                "Start that version, or restore the backup made before it.");
        }

        IsNew = applied.Count == 0;
        IsCurrent = !known.Except(applied).Any();
    }

    /// <summary>Nothing was migrated yet.</summary>
    public bool IsNew { get; }

    /// <summary>There is nothing to migrate.</summary>
    public bool IsCurrent { get; }

    private static List<string> KnownIds() =>
    [
        .. typeof(AppDbContext).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id),
    ];
}
