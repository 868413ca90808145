using System.Globalization;
using PartnerSite.Data;
using PartnerSite.Services.Rotation;

namespace PartnerSite.Services.Commands;

/// <summary>Looks at a backup as a site would: is it whole, and can everything in it be opened.</summary>
internal sealed class BackupCheck(BuildSite build, TextWriter output)
{
    /// <summary>Runs <c>backup verify</c>.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="expected">The rows of each table that it must have; null when nothing is known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(
        string file, IReadOnlyDictionary<string, long>? expected, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"There is no file {file}.");
            return OperatorCommands.Failed;
        }

        var report = await InspectAsync(file);
        IEnumerable<string> lost = expected is null ? [] :
            from table in expected
            where report.Rows.GetValueOrDefault(table.Key) != table.Value
            select $"{table.Key} has {report.Rows.GetValueOrDefault(table.Key)} rows of {table.Value}.";
        var faults = report.Faults.Concat(lost).ToList();

        if (faults.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{file} is damaged, or no backup of PartnerSite:");
            faults.Take(10).ToList().ForEach(Console.Error.WriteLine);
            return OperatorCommands.Failed;
        }

        await using var app = build(file);
        return await OpenAllAsync(app.Services, report, cancellationToken);
    }

    private async Task<BackupReport> InspectAsync(string file)
    {
        await using var app = build(isRequired: false);
        return app.Services.GetRequiredService<IDatabaseBackup>().Inspect(file);
    }

    private async Task<int> OpenAllAsync(
        IServiceProvider services, BackupReport report, CancellationToken cancellationToken)
    {
        var inventory = services.GetRequiredService<KeyInventory>();
        var rows = 0L;

        foreach (var table in inventory.Tables)
        {
            rows += await table.CountAsync(cancellationToken);
        }

        var (opened, faults) = await Progress.ShowAsync("Opening", rows, "rows", async progress =>
        {
            var unreadable = 0L;
            var uses = await inventory.OpenAllAsync(
                (table, row, fault) =>
                {
                    unreadable++;
                    progress.WriteLine(KeyStatus.Describe(table, row, fault));
                },
                cancellationToken,
                progress.Advance);
            var missing = KeyStatus.Missing(services, uses);
            return (uses.Values.Sum(counts => counts.Sum()) - missing - unreadable, missing + unreadable);
        });

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Whole: {report.Accounts} accounts with {report.Values} values. "
            + $"Opened {opened} of {opened + faults} secrets."));

        if (faults == 0)
        {
            return OperatorCommands.Succeeded;
        }

        output.WriteLine(
            "What can't be opened needs another key: configure it as a retired one. \"keys status\" names it.");
        return OperatorCommands.Unreadable;
    }
}
