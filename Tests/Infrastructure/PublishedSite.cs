using System.Security.Cryptography;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site as it is published for customers, its static files compressed, in a process of its own.</summary>
public sealed class PublishedSite : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("partnersite-").FullName;
    private SiteProcess? process;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        // The analyzers have run, when the tests were built; compiling ahead of time would take longer than the tests.
        await Tool.RunAsync(
            "dotnet",
            [
                "publish",
                Repository.PathOf("PartnerSite.csproj"),
                "--configuration",
                "Release",
                "--output",
                folder,
                "--nologo",
                "--no-restore",
                "-p:RunAnalyzers=false",
                "-p:PublishReadyToRun=false",
            ]);
        process = new SiteProcess(
            new FileInfo(Path.Combine(folder, "PartnerSite.dll")), folder, "Production",
            ("Encryption__Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ("Database__Path", Path.Combine(folder, "partnersite.db")));
        Address = await process.AddressAsync() ?? throw new InvalidOperationException(process.Output);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
