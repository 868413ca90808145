using System.Globalization;
using PartnerSite.Bench;

if (args is ["sealing"])
{
    SealingBenchmark.Run();
    return;
}

if (args is ["rewrap"])
{
    await RewrapBenchmark.RunAsync();
    return;
}

if (args is ["start", var folder, var rounds, var rows])
{
    await StartBenchmark.RunAsync(
        folder, int.Parse(rounds, CultureInfo.InvariantCulture), int.Parse(rows, CultureInfo.InvariantCulture));
    return;
}

const int Rounds = 3;
var time = TimeSpan.FromSeconds(3);

Console.WriteLine(
    $"Saves of a phone number id and a 200-character token; SQLite, WAL, synchronous FULL; {Rounds} rounds of {time.TotalSeconds} s each, medians.");
Console.WriteLine();
Console.WriteLine("people | ours/s   p50 ms   p99 ms  longest | EF Core/s  p50 ms   p99 ms  longest | rate ratio");

foreach (var people in (int[])[1, 8, 32])
{
    List<Result> ours = [], yardstick = [];

    using (var warmUp = new Saves(people))
    {
        await warmUp.OursAsync(TimeSpan.FromSeconds(1));
        await warmUp.EntityFrameworkAsync(TimeSpan.FromSeconds(1));
    }

    // One after the other in the same run, so that other load on the machine affects both.
    for (var round = 0; round < Rounds; round++)
    {
        using var saves = new Saves(people);
        ours.Add(await saves.OursAsync(time));
        yardstick.Add(await saves.EntityFrameworkAsync(time));
    }

    var (a, b) = (Median(ours), Median(yardstick));
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{people,6} | {a.Rate,6:F0} {a.Median,8:F2} {a.P99,8:F2} {a.Longest,8:F1} | " +
            $"{b.Rate,9:F0} {b.Median,8:F2} {b.P99,8:F1} {b.Longest,8:F0} | {a.Rate / b.Rate,6:F1}")
    );
}

using (var checks = new SessionChecks())
{
    await checks.OursAsync(time);
    await checks.EntityFrameworkAsync(time);
    List<double> ours = [], yardstick = [];

    for (var round = 0; round < Rounds; round++)
    {
        ours.Add(await checks.OursAsync(time));
        yardstick.Add(await checks.EntityFrameworkAsync(time));
    }

    var (a, b) = (ours.Order().ElementAt(Rounds / 2), yardstick.Order().ElementAt(Rounds / 2));
    Console.WriteLine();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"A session check: ours {a:F1} microseconds, EF Core {b:F1}, ratio {b / a:F1}"));
}

static Result Median(List<Result> results) => results.OrderBy(result => result.Rate).ElementAt(results.Count / 2);
