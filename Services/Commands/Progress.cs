using System.Globalization;
using Spectre.Console;

namespace PartnerSite.Services.Commands;

/// <summary>Shows progress: as a bar on a terminal, as a line for each tenth elsewhere.</summary>
internal abstract class Progress
{
    public abstract void Advance(long count);

    /// <summary>Writes a line of its own, above the bar.</summary>
    public abstract void WriteLine(string line);

    /// <summary>Runs <paramref name="workAsync"/> and shows its progress.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="total">How many there are.</param>
    /// <param name="unit">Of what.</param>
    /// <param name="workAsync">Does it, and says how far it is.</param>
    public static Task<T> ShowAsync<T>(string title, long total, string unit, Func<Progress, Task<T>> workAsync) =>
        AnsiConsole.Profile.Out.IsTerminal
            ? AnsiConsole.Progress().StartAsync(context =>
                workAsync(new Bar(context.AddTask(title, maxValue: Math.Max(1, total)))))
            : workAsync(new Lines(title, Math.Max(1, total), unit));

    private sealed class Bar(ProgressTask task) : Progress
    {
        public override void Advance(long count) => task.Increment(count);

        public override void WriteLine(string line) => AnsiConsole.WriteLine(line);
    }

    private sealed class Lines(string title, long total, string unit) : Progress
    {
        private long done;

        public override void Advance(long count)
        {
            var before = done * 10 / total;
            done += count;

            // More may have been added since they were counted.
            if (done * 10 / total > before && done <= total)
            {
                Console.Out.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{title}: {done} of {total} {unit}"));
            }
        }

        public override void WriteLine(string line) => Console.Out.WriteLine(line);
    }
}
