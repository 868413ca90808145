using System.CommandLine;

namespace PartnerSite.Services.Commands;

/// <summary>
/// What an operator does with copies of the database: <c>backup</c>, <c>backup verify</c>, <c>restore</c>.
/// </summary>
internal static class BackupCommands
{
    private const int MostKept = 10_000;

    /// <summary>The command <c>backup</c>.</summary>
    public static Command CreateBackup(BuildSite build)
    {
        var target = new Argument<string>("file")
        {
            Description = "The new file; with --keep, the folder of the backups.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var keep = new Option<int?>("--keep")
        {
            Description = "Names the backup by the time (UTC) and keeps so many of the newest in the folder.",
        };
        keep.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is not (>= 1 and <= MostKept))
            {
                result.AddError($"--keep must be 1 to {MostKept}.");
            }
        });

        var command = new Command(
            "backup",
            "Copies the database into a file while the site runs, and looks whether the copy is whole and everything "
            + "in it can be opened. Exit code 3 when something can't be opened.")
        {
            target,
            keep,
            Verify(build),
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(target) is null)
            {
                result.AddError("Name the file of the backup.");
            }
        });
        command.SetAction((result, cancellationToken) => Task.Run(
            () => new BackupRun(build, Console.Out).RunAsync(
                result.GetRequiredValue(target), result.GetValue(keep), cancellationToken),
            cancellationToken));
        return command;
    }

    /// <summary>The command <c>restore</c>.</summary>
    public static Command CreateRestore(BuildSite build)
    {
        var file = new Argument<string>("file") { Description = "The backup." };
        var keepSessions = new Option<bool>("--keep-sessions")
        {
            Description = "Leaves the sessions of the backup open, those that have ended since it was made too.",
        };
        var command = new Command(
            "restore",
            "Puts a backup in the place of the database, which is kept aside. Stop the site first.")
        {
            file,
            keepSessions,
        };
        command.SetAction((result, cancellationToken) => new RestoreRun(build, Console.Out).RunAsync(
            result.GetRequiredValue(file), endsSessions: !result.GetValue(keepSessions), cancellationToken));
        return command;
    }

    private static Command Verify(BuildSite build)
    {
        var file = new Argument<string>("file") { Description = "The backup." };
        var command = new Command(
            "verify",
            "Looks whether a backup is whole and everything in it can be opened with the keys of now. Exit code 3 when "
            + "something can't be opened.")
        {
            file,
        };
        command.SetAction((result, cancellationToken) => Task.Run(
            () => new BackupCheck(build, Console.Out).RunAsync(
                Path.GetFullPath(result.GetRequiredValue(file)), expected: null, cancellationToken),
            cancellationToken));
        return command;
    }
}
