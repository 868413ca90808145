using System.Diagnostics;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// The program's <c>keys</c> commands, run beside a site with keys of its own; the first one is active.
/// </summary>
internal sealed class KeyCommand(string databasePath, params RootKey[] keys)
{
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "PartnerSite.dll");

    /// <summary>What a process needs to use these keys.</summary>
    public static (string Name, string Value)[] Variables(params RootKey[] keys) =>
        [.. keys.Select((key, i) => (i == 0 ? "Encryption__Key" : $"Encryption__RetiredKeys__{i - 1}", key.Text))];

    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var result = await Tool.TryAsync("dotnet", [Program, "keys", .. arguments], Environment);
        Assert.All(
            keys, key => Assert.DoesNotContain(key.Text, result.Output + result.Errors, StringComparison.Ordinal));
        return result;
    }

    /// <summary>The output as a terminal shows it.</summary>
    public Task<string> RunOnTerminalAsync(params string[] arguments) =>
        Tool.RunAsync(
            "script",
            [
                "--quiet",
                "--return",
                "--command",
                string.Join(' ', ["dotnet", Program, "keys", .. arguments]),
                "/dev/null",
            ],
            [.. Environment, ("TERM", "xterm-256color")]);

    /// <summary>Starts a command that the caller stops.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "keys", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private (string Name, string Value)[] Environment =>
        [("ASPNETCORE_ENVIRONMENT", "Production"), ("Database__Path", databasePath), .. Variables(keys)];
}
