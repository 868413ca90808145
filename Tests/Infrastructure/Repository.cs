using System.Runtime.CompilerServices;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The files that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The full path of a file, named from the root of the repository.</summary>
    public static string Path(string file) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder(), "..", "..", file));

    private static string Folder([CallerFilePath] string path = "") => System.IO.Path.GetDirectoryName(path)!;
}
