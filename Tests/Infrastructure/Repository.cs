namespace PartnerSite.Tests.Infrastructure;

/// <summary>The files that the tests were built from.</summary>
internal static class Repository
{
    private const string Solution = "PartnerSite.sln";

    public static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder!.FullName, Solution)))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"{Solution} is in no folder above the tests.");
        }

        return Path.Combine(folder.FullName, name);
    }
}
