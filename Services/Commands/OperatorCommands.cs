using System.CommandLine;
using Microsoft.Extensions.Logging.Console;
using PartnerSite.Data;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Commands;

/// <summary>Builds the site, without serving it.</summary>
/// <param name="database">Another database than the configured one; null for that.</param>
/// <param name="isRequired">Whether the database must be there, of this version or an older one.</param>
/// <exception cref="StartupException">It is not, or a setting is wrong.</exception>
internal delegate WebApplication BuildSite(string? database = null, bool isRequired = true);

/// <summary>An operator's commands, run by the same program while the site runs.</summary>
internal static class OperatorCommands
{
    /// <summary>Exit code of a command that did what it should.</summary>
    public const int Succeeded = 0;

    /// <summary>Exit code when there is no such command, or it failed.</summary>
    public const int Failed = 1;

    /// <summary>Exit code when something stored can't be opened.</summary>
    public const int Unreadable = 3;

    /// <summary>
    /// Runs a command. <paramref name="build"/> makes the application as it is configured; not every command needs it.
    /// </summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> command, BuildSite build)
    {
        var root = new RootCommand("PartnerSite: without a command, serves the site.")
        {
            UserCommands.Create(build),
            KeyCommands.Create(build),
            MigrateCommand.Create(build),
            BackupCommands.CreateBackup(build),
            BackupCommands.CreateRestore(build),
        };

        try
        {
            return await root.Parse(command).InvokeAsync(new()
            {
                // Program reports a failure to start.
                EnableDefaultExceptionHandler = false,

                // After Ctrl+C a write to a locked database may take a while to end.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
            });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"A file or the output can't be read or written ({exception.Message}).");
            return Failed;
        }
        catch (Exception exception)
            when (exception is not StartupException && StorageUnavailableException.IsCauseOf(exception))
        {
            await Console.Error.WriteLineAsync(
                $"The database can't be read or written ({(exception.InnerException ?? exception).Message}). " +
                "Run the command again when the cause is fixed.");
            return Failed;
        }
    }

    /// <summary>Keeps standard output for the command's own output.</summary>
    public static void LogToErrors(this WebApplicationBuilder builder) =>
        builder.Services.Configure<ConsoleLoggerOptions>(options =>
            options.LogToStandardErrorThreshold = LogLevel.Trace);
}
