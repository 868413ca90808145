namespace PartnerSite.Tests.Infrastructure;

/// <summary>The files that the tests were built from.</summary>
internal static class Repository
{
    private const string Solution = "PartnerSite.sln";

    private static readonly string[] Made = ["bin", "obj", "node_modules", "artifacts", ".git"];

    public static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder!.FullName, Solution)))
        {
            folder =
                folder.Parent ?? throw new InvalidOperationException($"{Solution} is in no folder above the tests.");
        }

        return Path.Combine(folder.FullName, name);
    }

    /// <summary>
    /// The files that match a pattern such as <c>*.cs</c>, by their paths from the root; none that a build made.
    /// </summary>
    public static IEnumerable<string> Files(string pattern) => FilesIn(PathOf(""), pattern)
        .Select(file => Path.GetRelativePath(PathOf(""), file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> FilesIn(string folder, string pattern) =>
        Directory.EnumerateDirectories(folder)
            .Where(inner => !Made.Contains(Path.GetFileName(inner)))
            .SelectMany(inner => FilesIn(inner, pattern))
            .Concat(Directory.EnumerateFiles(folder, pattern));
}
