using System.Globalization;

namespace PartnerSite.Bench;

/// <summary>The time and memory that <c>keys rewrap</c> takes, and how it slows saves meanwhile.</summary>
internal static class RewrapBenchmark
{
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        Console.WriteLine(
            $"keys rewrap of 200-character tokens, the start of the process included; SQLite, WAL, synchronous FULL; {Rounds} rounds, medians.");
        Console.WriteLine();
        Console.WriteLine("  rows | ours s    MB | EF Core s | ratio | saves meanwhile: p50 ms   p99 ms  longest");

        foreach (var rows in (int[])[10_000, 100_000])
        {
            List<(double Seconds, double Megabytes)> ours = [];
            List<double> yardstick = [], saves = [];

            for (var round = 0; round < Rounds; round++)
            {
                using (var rewraps = new Rewraps(rows))
                {
                    ours.Add(await rewraps.OursAsync());
                }

                using (var rewraps = new Rewraps(rows))
                {
                    yardstick.Add(await rewraps.EntityFrameworkAsync());
                }

                using (var rewraps = new Rewraps(rows))
                {
                    saves.AddRange(await rewraps.SaveWhileAsync(rewraps.OursAsync()));
                }
            }

            saves.Sort();
            var (seconds, megabytes) = (
                Median(ours.Select(run => run.Seconds)), Median(ours.Select(run => run.Megabytes)));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rows,6} | {seconds,6:F1} {megabytes,5:F0} | {Median(yardstick),9:F1} | " +
                    $"{Median(yardstick) / seconds,5:F2} | {saves[saves.Count / 2],24:F2} " +
                    $"{saves[(int)(saves.Count * 0.99)],8:F2} {saves[^1],8:F1}")
            );
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
