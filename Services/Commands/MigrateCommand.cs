using System.CommandLine;
using PartnerSite.Data;
using PartnerSite.Services.Rotation;

namespace PartnerSite.Services.Commands;

/// <summary>
/// What an operator does before a new version of the site: <c>migrate</c>, with a role of the database that may change
/// tables, where the site's own may not.
/// </summary>
internal static class MigrateCommand
{
    /// <summary>The command <c>migrate</c>.</summary>
    public static Command Create(BuildSite build)
    {
        var command = new Command(
            "migrate",
            "Makes the tables of the database, or brings them up to date, as the start of the site does. Instances of the "
            + "version before go on.");
        command.SetAction((_, _) => RunAsync(build));
        return command;
    }

    private static async Task<int> RunAsync(BuildSite build)
    {
        await using var app = build(isRequired: false);
        var hasMigrated = app.Services.GetRequiredService<IDatabaseStart>().Migrate(app.CheckKeys);
        Console.Out.WriteLine(hasMigrated ? "The database is up to date now." : "The database was up to date.");
        return OperatorCommands.Succeeded;
    }
}
