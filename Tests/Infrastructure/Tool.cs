using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A program of the machine that a test runs to its end.</summary>
public static class Tool
{
    /// <summary>
    /// Runs it and returns its output; the test is skipped where it is not installed, and fails when it fails.
    /// </summary>
    public static async Task<string> RunAsync(
        string name, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        var (exitCode, output, errors) = await TryAsync(name, arguments, variables);
        Assert.True(exitCode == 0, $"{name} exited with {exitCode}:\n{output}\n{errors}");
        return output;
    }

    /// <summary>Runs it and returns its exit code and output.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> TryAsync(
        string name, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        Assert.SkipUnless(IsInstalled(name), $"{name} is not installed: run ./test.sh, which installs it.");

        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        foreach (var (variable, value) in variables)
        {
            start.Environment[variable] = value;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Presses Ctrl+C in a program: at once, which another program's start would not be.</summary>
    public static void Interrupt(Process process) => Assert.Equal(0, Kill(process.Id, signal: 2));

    /// <summary>Where the first of these programs is that is installed; null when none is.</summary>
    public static string? Find(params IEnumerable<string> names) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in names
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();

    [DllImport("libc", EntryPoint = "kill", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    private static bool IsInstalled(string name) =>
        Path.IsPathRooted(name) ? File.Exists(name) : Find(name) is not null;
}
