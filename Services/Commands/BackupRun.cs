using System.Globalization;
using System.Text.RegularExpressions;
using PartnerSite.Data;

namespace PartnerSite.Services.Commands;

/// <summary>Runs <c>backup</c>.</summary>
internal sealed partial class BackupRun(BuildSite build, TextWriter output)
{
    private const string Partial = ".partial";

    private static readonly TimeSpan ADay = TimeSpan.FromDays(1);

    /// <param name="target">The new file; the folder of the backups when so many are kept.</param>
    /// <param name="kept">How many of the newest are kept; null when the file is named.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string target, int? kept, CancellationToken cancellationToken)
    {
        await using var app = build();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var file = Path.GetFullPath(kept is null ? target : Path.Combine(target, NameAt(now)));

        if (kept is not null && File.Exists(target))
        {
            await Console.Error.WriteLineAsync($"{target} is a file. With --keep, name the folder of the backups.");
            return OperatorCommands.Failed;
        }

        if (Path.Exists(file))
        {
            await Console.Error.WriteLineAsync($"{file} exists, and stays as it is. Name a new file.");
            return OperatorCommands.Failed;
        }

        var exitCode = await WriteAsync(app.Services.GetRequiredService<IDatabaseBackup>(), file, cancellationToken);

        // One that can't be opened replaces none that can.
        if (exitCode == OperatorCommands.Succeeded && kept is { } most)
        {
            Prune(file, most);
        }

        return exitCode;
    }

    /// <summary>The name of a backup that was made at a time.</summary>
    public static string NameAt(DateTimeOffset time) =>
        $"partnersite-{time.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.db";

    // It has its name once it is known to be whole.
    private async Task<int> WriteAsync(IDatabaseBackup backup, string file, CancellationToken cancellationToken)
    {
        // A name of its own: two runs at once don't meet.
        var partial = $"{file}.{Path.GetRandomFileName()}{Partial}";
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);

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
            File.Delete($"{partial}-journal");
        }
    }

    // The new one stays, whatever the clock of others said, and what killed runs left behind goes.
    private void Prune(string newest, int most)
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(newest)!);
        var others = files.Where(file => file != newest && Name().IsMatch(Path.GetFileName(file)));
        var leftBehind = files.Where(file =>
            LeftBehind().IsMatch(Path.GetFileName(file)) && File.GetLastWriteTimeUtc(file) < DateTime.UtcNow - ADay);

        foreach (var file in others.OrderDescending(StringComparer.Ordinal).Skip(most - 1).Concat(leftBehind))
        {
            File.Delete(file);
            output.WriteLine($"Deleted {file}.");
        }
    }

    [GeneratedRegex(@"^partnersite-[0-9]{8}-[0-9]{6}\.db$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^partnersite-[0-9]{8}-[0-9]{6}\.db\..*\.partial(-journal)?$")]
    private static partial Regex LeftBehind();
}
