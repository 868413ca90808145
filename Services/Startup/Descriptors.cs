using System.Globalization;

namespace PartnerSite.Services.Startup;

/// <summary>
/// How many files and connections the process may have open at once (<c>ulimit -n</c>, <c>LimitNOFILE</c>). With none
/// left a library can't be loaded, and the runtime ends the process.
/// </summary>
internal static class Descriptors
{
    private const int Least = 1_024;

    // Its libraries are 400, each of them open. The rest is for the database's files and for what it asks of others.
    private const int ForItself = 768;

    /// <summary>How many are left for clients.</summary>
    public static int ForClients => Most() - ForItself;

    /// <summary>Refuses to start with too few.</summary>
    /// <exception cref="StartupException">There are.</exception>
    public static void Require()
    {
        if (Most() is var most && most < Least)
        {
            throw new StartupException(string.Create(CultureInfo.InvariantCulture,
                $"it may have {most:N0} files and connections open at once, and needs at least {Least:N0}. ")
                + "Raise the limit: ulimit -n 65536, or LimitNOFILE=65536 in the unit of systemd.");
        }
    }

    // The runtime has raised it as far as it is allowed to.
    private static int Most()
    {
        const string Limits = "/proc/self/limits";
        const string Name = "Max open files";

        // Without that file, or a number in it, there is no limit to be known.
        var line = File.Exists(Limits)
            ? File.ReadLines(Limits).FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal))
            : null;
        var number = line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];

        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? most
            : int.MaxValue;
    }
}
