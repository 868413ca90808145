using System.Diagnostics;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>System calls of a running process that fail, by strace, until it is disposed of.</summary>
internal sealed class FailingCalls : IAsyncDisposable
{
    private readonly Process strace;

    private FailingCalls(Process strace) => this.strace = strace;

    /// <summary>From when this returns, these calls end with this error.</summary>
    /// <param name="site">The process.</param>
    /// <param name="calls">Their names with commas, as fsync,fdatasync.</param>
    /// <param name="error">As EIO.</param>
    public static async Task<FailingCalls> InAsync(SiteProcess site, string calls, string error)
    {
        Assert.SkipUnless(
            Tool.Find("strace") is not null, "strace is not installed: run ./test.sh, which installs it.");
        string[] injection = ["-e", $"trace={calls}", "-e", $"inject={calls}:error={error}"];
        var start = new ProcessStartInfo("strace", ["-f", "-o", "/dev/null", .. injection, "-p", $"{site.Id}"])
        {
            RedirectStandardError = true,
        };
        var strace = Process.Start(start)!;

        var said = await strace.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Contains("attached", said, StringComparison.Ordinal);
        return new(strace);
    }

    public async ValueTask DisposeAsync()
    {
        Tool.Interrupt(strace);
        await strace.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        strace.Dispose();
    }
}
