using System.Globalization;
using System.Runtime.InteropServices;

namespace PartnerSite.StandIn;

internal static class Program
{
    private const int DefaultPort = 5090;
    private const int SitePort = 5080;

    /// <summary><c>[--port 5090] [--with-site] [--site-port 5080]</c>: runs until Ctrl+C or SIGTERM.</summary>
    public static async Task<int> Main(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using var partners = await StandInPartners.StartAsync(PortOf(arguments, "--port", DefaultPort));

        if (arguments.Contains("--with-site"))
        {
            return await Demo.RunAsync(partners, PortOf(arguments, "--site-port", SitePort), stop.Token);
        }

        foreach (var (setting, value) in partners.Settings)
        {
            await Console.Out.WriteLineAsync($"{setting.Replace(":", "__", StringComparison.Ordinal)}={value}");
        }

        await Task.Delay(Timeout.Infinite, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static int PortOf(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var index && index + 1 < arguments.Length
            ? int.Parse(arguments[index + 1], CultureInfo.InvariantCulture)
            : otherwise;
}
