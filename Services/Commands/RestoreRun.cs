using PartnerSite.Data;

namespace PartnerSite.Services.Commands;

/// <summary>Runs <c>restore</c>.</summary>
internal sealed class RestoreRun(BuildSite build, TextWriter output)
{
    /// <param name="file">The backup.</param>
    /// <param name="endsSessions">Ends every session that the backup knows.</param>
    /// <param name="cancellationToken">Stops it, as long as nothing is done.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string file, bool endsSessions, CancellationToken cancellationToken)
    {
        file = Path.GetFullPath(file);
        var exitCode = await new BackupCheck(build, output).RunAsync(file, expected: null, cancellationToken);

        if (exitCode == OperatorCommands.Failed)
        {
            await Console.Error.WriteLineAsync("Nothing was restored.");
            return exitCode;
        }

        await using var app = build(isRequired: false);
        var backup = app.Services.GetRequiredService<IDatabaseBackup>();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var aside = $"{backup.Location}.before-{BackupRun.NameAt(now)}";

        try
        {
            if (backup.Restore(file, endsSessions, aside))
            {
                output.WriteLine($"What was there is kept in {aside}.");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Nothing was restored: {exception.Message}");
            return OperatorCommands.Failed;
        }
        catch (DatabaseInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"{backup.Location} is in use, and nothing was restored. Stop the site, and all that reads the file.");
            return OperatorCommands.Failed;
        }

        output.WriteLine($"Restored {backup.Location}. Start the site." + (endsSessions
            ? " Everybody signs in again, programs too."
            : ""));
        return exitCode;
    }
}
