using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site as a process of its own, in a folder of its own.</summary>
public sealed partial class SiteProcess : IAsyncDisposable
{
    private const string DescriptorsName = "DESCRIPTORS";

    private readonly Process process;
    private readonly TaskCompletionSource<string?> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LogRecorder output = new();

    /// <summary>Among the variables: as on a full disk, no file grows beyond 32 KB.</summary>
    public static readonly (string Name, string Value) FullDisk = ("FULL_DISK", "1");

    /// <summary>Among the variables: there is no database yet. Else it finds an empty one, which saves time.</summary>
    public static readonly (string Name, string Value) NoDatabase = ("NO_DATABASE", "1");

    /// <summary>Among the variables: so many files and connections can be open at once.</summary>
    public static (string Name, string Value) Descriptors(int most) => (DescriptorsName, $"{most}");

    /// <summary>Among the variables: where it listens, if not on a port of its own.</summary>
    public const string Urls = "ASPNETCORE_URLS";

    /// <summary>The site as the tests were built with it.</summary>
    public SiteProcess(string folder, string environment, params (string Name, string Value)[] variables)
        : this(new FileInfo(Path.Combine(AppContext.BaseDirectory, "PartnerSite.dll")), folder, environment, variables)
    {
    }

    /// <summary>The site as it was published.</summary>
    public SiteProcess(
        FileInfo program, string folder, string environment, params (string Name, string Value)[] variables)
    {
        // What was published has its files beside it.
        string[] settings = program.FullName.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal)
            ? ["--contentRoot", folder]
            : [];
        string[] urls = variables.Any(variable => variable.Name == Urls) ? [] : ["--urls", "http://127.0.0.1:0"];
        string[] command = [.. Within(folder, variables), "dotnet", program.FullName, .. urls, .. settings];
        var start = new ProcessStartInfo(command[0], command[1..]);
        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError) = (folder, true, true);

        if (!variables.Contains(NoDatabase))
        {
            var database = variables.LastOrDefault(variable => variable.Name == "Database__Path").Value;
            MigratedFile.PlaceAt(Path.Combine(folder, database ?? "App_Data/partnersite.db"));
        }

        start.Environment.Remove("Encryption__Key");

        // Else the runtime itself needs a large file.
        start.Environment["DOTNET_EnableWriteXorExecute"] = variables.Contains(FullDisk) ? "0" : null;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["Partners__Check"] = "false";

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => address.TrySetResult(null);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>
    /// The output of a process that must refuse to start: a sentence, and no stack trace.
    /// </summary>
    public static async Task<string> RefusalAsync(string folder, params (string Name, string Value)[] variables)
    {
        await using var site = new SiteProcess(folder, "Production", [.. variables, NoDatabase]);

        Assert.Null(await site.AddressAsync());
        Assert.True(await site.ExitCodeAsync() == 1, site.Output);
        Assert.Single(
            site.Output.Split('\n'), line => line.StartsWith("PartnerSite can't start: ", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", site.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "App_Data")));
        return site.Output;
    }

    /// <summary>Its number, for tools that look into it.</summary>
    public int Id => process.Id;

    /// <summary>Everything that it has printed.</summary>
    public string Output => output.Text;

    /// <summary>Warnings, failures and stacks, after so much other output.</summary>
    public IReadOnlyList<string> Complaints(int after) =>
        [.. Output[after..].Split('\n').Where(line => Complaint().IsMatch(line))];

    /// <summary>Waits until it has printed this.</summary>
    public Task SaysAsync(string text) => output.SaysAsync(text);

    /// <summary>Where it listens, once it does; null when it stopped instead.</summary>
    public Task<string?> AddressAsync() => address.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        return process.ExitCode;
    }

    /// <summary>SIGKILL: no time to clean up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await ExitCodeAsync();
    }

    /// <summary>SIGTERM, the way an operator's tools stop it.</summary>
    public Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        return ExitCodeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    // Each starts the next.
    private static IEnumerable<string> Within(string folder, (string Name, string Value)[] variables) =>
        variables.SelectMany(variable =>
            variable == FullDisk ? Limited("trap '' XFSZ; ulimit -f 64")
            : variable.Name == DescriptorsName ? Limited($"ulimit -n {variable.Value}")
            : variable.Name == ReadOnlyRoot.Variable ? ReadOnlyRoot.Command(folder, variable.Value)
            : []);

    private static string[] Limited(string limit) => ["sh", "-c", $"{limit}; exec \"$@\"", "sh"];

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        output.Add(line);

        if (Listening().Match(line) is { Success: true } match)
        {
            address.TrySetResult(match.Groups[1].Value);
        }
    }

    [GeneratedRegex("Z (warn|error|critical) |   at ")]
    private static partial Regex Complaint();

    [GeneratedRegex("""Now listening on: (http://[^\s"]+)""")]
    private static partial Regex Listening();
}
