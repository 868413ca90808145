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
        start.Environment["Partners__WhatsApp__BaseAddress"] = partners.Address.AbsoluteUri;
        start.Environment["Partners__Chotot__BaseAddress"] = partners.Gateway.AbsoluteUri;

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
        The examples beside the fields work, with EAAdemo as the token:

          WhatsApp   phone number ID 106853218861309, token
                       EAAdemo               connected: Jaspers Market
                       EAAexpires-7d         connected, and the token expires in a week
                       EAAexpired            the token has expired
                       EAArevoked-460        the token was revoked
                       EAAnoaccess-33        the token cannot see this phone number
                       EAAoutage-500         Meta has an outage
          Chợ Tốt    ID 85558138             connected: Tiệm Hoa Lan
                       with the OID 3cc4f7b9c2743c61b5f60c6f62063743 or without; with any other, refused
                     ID 10000503             Chợ Tốt has an outage

        All of it is in tools/StandIn/README.md. Ctrl+C ends both.

        """;
}
