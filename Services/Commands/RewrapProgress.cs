using System.Globalization;
using Spectre.Console;

namespace PartnerSite.Services.Commands;

/// <summary>Shows progress: as a bar on a terminal, as a line for each tenth elsewhere.</summary>
internal abstract class RewrapProgress
{
    public abstract void Advance(int rows);

    /// <summary>Writes a line of its own, above the bar.</summary>
    public abstract void WriteLine(string line);

    /// <summary>Runs <paramref name="workAsync"/> and shows its progress.</summary>
    public static Task<T> ShowAsync<T>(string title, long rows, Func<RewrapProgress, Task<T>> workAsync) =>
        AnsiConsole.Profile.Out.IsTerminal
            ? AnsiConsole.Progress().StartAsync(context =>
                workAsync(new Bar(context.AddTask(title, maxValue: Math.Max(1, rows)))))
            : workAsync(new Lines(title, Math.Max(1, rows)));

    private sealed class Bar(ProgressTask task) : RewrapProgress
    {
        public override void Advance(int rows) => task.Increment(rows);

        public override void WriteLine(string line) => AnsiConsole.WriteLine(line);
    }

    private sealed class Lines(string title, long total) : RewrapProgress
    {
        private long done;

        public override void Advance(int rows)
        {
            var before = done * 10 / total;
            done += rows;

            // Rows may have been added since they were counted.
            if (done * 10 / total > before && done <= total)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {done} of {total} rows"));
            }
        }

        public override void WriteLine(string line) => Console.Out.WriteLine(line);
    }
}
