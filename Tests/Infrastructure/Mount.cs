using System.Runtime.InteropServices;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A file system of its own that a test fills, or takes the power from. It needs root.</summary>
internal sealed class Mount : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");
    private readonly string[] options;

    private Mount(params string[] options) => this.options = options;

    /// <summary>Where it is.</summary>
    public string Path => folder.FullName;

    /// <summary>In memory, of so many megabytes; null where the machine lets nobody mount it.</summary>
    public static Task<Mount?> MemoryAsync(int megabytes) =>
        TryAsync(new("-t", "tmpfs", "-o", $"size={megabytes}m", "none"));

    /// <summary>An ext4 in a file of this path; null where the machine lets nobody mount it.</summary>
    public static async Task<Mount?> DiskAsync(string image)
    {
        using (var file = File.Create(image))
        {
            file.SetLength(64 * 1024 * 1024);
        }

        await Tool.RunAsync("mkfs.ext4", ["-q", "-F", image]);
        return await TryAsync(new("-o", "loop", image));
    }

    /// <summary>
    /// Power is cut and comes back: what was written and not flushed is gone. ext4 has an ioctl for such tests.
    /// </summary>
    public async Task CutPowerAsync(Func<Task> endAsync)
    {
        const uint Shutdown = 0x8004587d;
        const uint DoNotFlush = 2;

        // Of any other file system it would be the machine's own power.
        Assert.Contains(
            File.ReadLines("/proc/self/mounts"),
            line => line.StartsWith("/dev/loop", StringComparison.Ordinal)
                && line.Contains($" {Path} ext4 ", StringComparison.Ordinal));

        using (var file = File.OpenHandle(System.IO.Path.Combine(Path, "power"), FileMode.Create, FileAccess.Write))
        {
            var flags = DoNotFlush;
            Assert.Equal(0, Ioctl(file.DangerousGetHandle().ToInt32(), Shutdown, ref flags));
        }

        await endAsync();
        await Tool.RunAsync("umount", [Path]);
        await Tool.RunAsync("mount", [.. options, Path]);
    }

    public async ValueTask DisposeAsync()
    {
        await Tool.TryAsync("umount", ["-l", Path]);
        folder.Delete();
    }

    private static async Task<Mount?> TryAsync(Mount mount)
    {
        if ((await Tool.TryAsync("mount", [.. mount.options, mount.Path])).ExitCode == 0)
        {
            return mount;
        }

        mount.folder.Delete();
        return null;
    }

    [DllImport("libc", EntryPoint = "ioctl", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ioctl(int file, nuint request, ref uint argument);
}
