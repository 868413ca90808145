using System.Globalization;
using System.Text.RegularExpressions;
using PartnerSite.Data;

namespace PartnerSite.Services.Commands;

/// <summary>Runs <c>backup</c>.</summary>
internal sealed partial class BackupRun(BuildSite build, TextWriter output)
{
    /// <param name="target">The new file; the folder of the backups when so many are kept.</param>
    /// <param name="kept">How many of the newest are kept; null when the file is named.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string target, int? kept, CancellationToken cancellationToken)
    {
        await using var app = build();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var file = Path.GetFullPath(kept is null ? target : Path.Combine(target, NameAt(now)));

        if (Path.Exists(file))
        {
            await Console.Error.WriteLineAsync($"{file} exists, and stays as it is. Name a new file.");
            return OperatorCommands.Failed;
        }

        var exitCode = await WriteAsync(app.Services.GetRequiredService<IDatabaseBackup>(), file, cancellationToken);

        if (exitCode != OperatorCommands.Failed && kept is { } most)
        {
            Prune(Path.GetDirectoryName(file)!, most);
        }

        return exitCode;
    }

    /// <summary>The name of a backup that was made at a time.</summary>
    public static string NameAt(DateTimeOffset time) =>
        $"partnersite-{time.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.db";

    // It has its name once it is known to be whole.
    private async Task<int> WriteAsync(IDatabaseBackup backup, string file, CancellationToken cancellationToken)
    {
        var partial = $"{file}.partial";
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(partial);

        try
        {
            var rows = await Progress.ShowAsync("Copying", 100, "%", progress =>
            {
                var shown = 0L;
                return Task.FromResult(backup.CopyTo(
                    partial,
                    (done, total) =>
                    {
                        var percent = total == 0 ? 100 : done * 100 / total;
                        progress.Advance(percent - shown);
                        shown = percent;
                    },
                    cancellationToken));
            });
            var exitCode = await new BackupCheck(build, output).RunAsync(partial, rows, cancellationToken);

            if (exitCode != OperatorCommands.Failed)
            {
                File.Move(partial, file);
                output.WriteLine($"The backup is {file}. The key is not in it: keep that elsewhere.");
            }

            return exitCode;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private void Prune(string folder, int most)
    {
        foreach (var file in Directory.EnumerateFiles(folder)
            .Where(file => Name().IsMatch(Path.GetFileName(file)))
            .OrderDescending(StringComparer.Ordinal)
            .Skip(most))
        {
            File.Delete(file);
            output.WriteLine($"Deleted {file}.");
        }
    }

    [GeneratedRegex(@"^partnersite-[0-9]{8}-[0-9]{6}\.db$")]
    private static partial Regex Name();
}
