using System.Diagnostics;

namespace PartnerSite.StandIn;

/// <summary>Runs the site in Development with the stand-in for its partners. They stop together.</summary>
internal static class Demo
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Builds the site and runs it until it ends or <paramref name="stop"/>.</summary>
    public static async Task<int> RunAsync(StandInPartners partners, int port, CancellationToken stop)
    {
        using var build = Process.Start(
            new ProcessStartInfo("dotnet", ["build", "PartnerSite.csproj", "--nologo", "--verbosity", "quiet"]))!;

        if (await UntilEndAsync(build, stop) is not 0)
        {
            return stop.IsCancellationRequested ? 0 : 1;
        }

        var address = $"http://localhost:{port}";
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine("bin", "Debug", "net10.0", "PartnerSite.dll"), "--urls", address]);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Database__Path"] = Path.Combine("App_Data", "demo.db");
        start.Environment["Partners__Check"] = "true";

        foreach (var (setting, value) in partners.Settings)
        {
            start.Environment[setting.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        using var site = Process.Start(start)!;
        await Console.Out.WriteLineAsync(WhatToTry(address));
        var exitCode = await UntilEndAsync(site, stop);
        return stop.IsCancellationRequested ? 0 : exitCode;
    }

    private static async Task<int> UntilEndAsync(Process process, CancellationToken stop)
    {
        await process.WaitForExitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        if (!process.HasExited)
        {
            await EndAsync(process);
        }

        return process.ExitCode;
    }

    // Like Ctrl+C, so that the process can finish what it is doing.
    private static async Task EndAsync(Process process)
    {
        if (!OperatingSystem.IsWindows())
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            using var limit = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    private static string WhatToTry(string address) => $"""

        The site is at {address}, and nothing leaves this machine. Register with any address, then connect.
        The examples beside the fields work, and where they show no secret, these:

        {string.Join("\n", StandInPartners.All.Select(partner => partner.WhatToTry))}

        All of it is in tools/StandIn/README.md. Ctrl+C ends both.

        """;
}
