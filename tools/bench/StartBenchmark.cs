using System.Globalization;
using System.Security.Cryptography;

namespace PartnerSite.Bench;

/// <summary>What a start costs, and the memory of the site after it and after a load.</summary>
internal static class StartBenchmark
{
    private const string SignInPage = "/Identity/Account/Login";
    private static readonly TimeSpan LoadTime = TimeSpan.FromSeconds(30);

    /// <param name="folder">Has <c>site</c> and <c>yardstick</c>, as they were published.</param>
    /// <param name="rounds">How often each is started.</param>
    /// <param name="rows">The accounts of the large database; none for no such database.</param>
    public static async Task RunAsync(string folder, int rounds, int rows)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var site = Path.Combine(folder, "site", "PartnerSite.dll");
        var yardstick = Path.Combine(folder, "yardstick", "Yardstick.dll");
        var small = Path.Combine(folder, "small.db");
        var large = Path.Combine(folder, "large.db");
        using var load = new SiteLoad("start@example.com");

        await using (var first = (await StartedProgram.StartAsync(site, small, key)).Program)
        {
            await load.RegisterAsync(first.Address);
        }

        List<(string Name, string Program, string Database, string Page, List<StartCost> Costs)> programs =
        [
            ("bare ASP.NET Core", yardstick, small, "/healthz", []),
            ("site", site, small, SignInPage, []),
        ];

        if (rows > 0)
        {
            LargeDatabase.Make(small, large, key, rows);
            programs.Add(($"site, {rows} accounts", site, large, SignInPage, []));
        }

        // One after the other, so that other load on the machine affects all of them. The first of each warms the
        // files.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (_, program, database, page, costs) in programs)
            {
                var (started, cost) = await StartedProgram.StartAsync(program, database, key, page);
                await started.DisposeAsync();

                if (round > 0)
                {
                    costs.Add(cost);
                }
            }
        }

        Print(rounds, [.. programs.Select(program => (program.Name, StartCost.Median(program.Costs)))]);

        var (loaded, start) = await StartedProgram.StartAsync(site, small, key, SignInPage);

        await using (loaded)
        {
            var requests = await load.RunAsync(loaded.Address, LoadTime);
            Console.WriteLine();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Memory (RSS): {start.Megabytes:F0} MB after the start, {loaded.Megabytes:F0} MB after {requests} "
                + $"requests in {LoadTime.TotalSeconds} s."));
        }
    }

    private static void Print(int rounds, IReadOnlyList<(string Name, StartCost Cost)> medians)
    {
        var bare = medians[0].Cost;
        Console.WriteLine($"From the start of the process to its answers; medians of {rounds}.");
        Console.WriteLine();
        Console.WriteLine(
            "                        | /healthz ms  CPU ms  CPU of bare "
            + "| sign-in page ms  CPU ms  CPU of bare | RSS MB");

        foreach (var (name, cost) in medians)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-23} | {cost.First,11:F0} {cost.FirstCpu,7:F0} {cost.FirstCpu / bare.FirstCpu,12:F2} | ")
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"{cost.Page,15:F0} {cost.PageCpu,7:F0} {cost.PageCpu / bare.PageCpu,12:F2} | ")
                + string.Create(CultureInfo.InvariantCulture, $"{cost.Megabytes,6:F0}"));
        }
    }
}
