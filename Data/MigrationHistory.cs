using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PartnerSite.Services.Startup;

namespace PartnerSite.Data;

/// <summary>
/// Which migrations a database has, and which the program: compared without EF Core, whose model takes as long to make
/// as the rest of a start, and at most starts there is nothing to migrate.
/// </summary>
internal sealed class MigrationHistory
{
    /// <summary>Where EF Core writes down what it has applied.</summary>
    public const string Table = "__EFMigrationsHistory";

    /// <summary>The statement that reads it.</summary>
    public const string SelectSql = $"""SELECT "MigrationId" FROM "{Table}" ORDER BY 1""";

    /// <param name="applied">The ids in the database.</param>
    /// <param name="context">The context whose migrations they are.</param>
    /// <param name="database">Which database it is, for the message.</param>
    /// <exception cref="StartupException">A newer version of the site made the database.</exception>
    public MigrationHistory(IReadOnlyList<string> applied, Type context, string database)
    {
        var known = KnownIds(context);

        if (applied.Except(known).FirstOrDefault() is { } unknown)
        {
            throw applied.Intersect(known).Any() ? new StartupException(
                $"The database {database} was made by a newer version of the site (migration {unknown}). " +
                "Start that version, or restore the backup made before it.")
                : new StartupException(
                    $"The database {database} belongs to another program (migration {unknown}). Name another one.");
        }

        IsNew = applied.Count == 0;
        IsCurrent = !known.Except(applied).Any();
    }

    /// <summary>Nothing was migrated yet.</summary>
    public bool IsNew { get; }

    /// <summary>There is nothing to migrate.</summary>
    public bool IsCurrent { get; }

    private static List<string> KnownIds(Type context) =>
    [
        .. typeof(AppDbContext).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration))
                && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id),
    ];
}
