using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PartnerSite.Bench;

/// <summary>A program that was published, in a process of its own, and what its start cost.</summary>
internal sealed class StartedProgram : IAsyncDisposable
{
    // Often enough to see when it answers, and seldom enough to leave it the processors.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly Stopwatch watch = Stopwatch.StartNew();

    private StartedProgram(string program, string database, string key)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", Address.OriginalString])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Database__Path"] = database,
                ["Encryption__Key"] = key,
                ["Partners__Check"] = "false",

                // A load comes from one address, and signs in more often than people.
                ["Accounts__GuessesPerMinute"] = "100000",
            },
        };
        process = Process.Start(start)!;

        // Nobody reads it, and it may not wait for that.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
    }

    public Uri Address { get; }

    /// <summary>Its memory (RSS) now, in MB.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>Starts it and waits for its answer to <c>/healthz</c>, then to another page.</summary>
    public static async Task<(StartedProgram Program, StartCost Cost)> StartAsync(
        string program, string database, string key, string page = "/healthz")
    {
        using var http = new HttpClient();
        var started = new StartedProgram(program, database, key);
        await started.AnswersAsync(http, "/healthz");
        var (first, firstCpu) = started.Spent();
        await started.AnswersAsync(http, page);
        var (second, secondCpu) = started.Spent();
        return (started, new(first, firstCpu, second, secondCpu, started.Megabytes));
    }

    /// <summary>SIGTERM, and what is left of its WAL goes into the file.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task AnswersAsync(HttpClient http, string page)
    {
        for (; watch.Elapsed < Patience && !process.HasExited; await Task.Delay(Pause))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, page));

                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        throw new InvalidOperationException($"{process.StartInfo.ArgumentList[0]} does not answer.");
    }

    private (double Milliseconds, double Cpu) Spent()
    {
        process.Refresh();
        return (watch.Elapsed.TotalMilliseconds, process.TotalProcessorTime.TotalMilliseconds);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>
/// Milliseconds, and those of the processors, from the start of the process to its first answer and to that of the
/// page, and its memory then, in MB.
/// </summary>
internal sealed record StartCost(double First, double FirstCpu, double Page, double PageCpu, double Megabytes)
{
    /// <summary>The median of each.</summary>
    public static StartCost Median(IReadOnlyList<StartCost> costs)
    {
        return new(
            Of(cost => cost.First), Of(cost => cost.FirstCpu), Of(cost => cost.Page), Of(cost => cost.PageCpu),
            Of(cost => cost.Megabytes));

        double Of(Func<StartCost, double> value) => costs.Select(value).Order().ElementAt(costs.Count / 2);
    }
}
