using System.Diagnostics;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.OpenApi;

/// <summary>
/// The committed document against public rules: Spectral's for OpenAPI, and OWASP's for secure APIs.
/// </summary>
public sealed class SpectralTests
{
    private static readonly string Folder = Repository.PathOf("Tests/Infrastructure/spectral");
    private static readonly string Spectral = Path.Combine(Folder, "node_modules/.bin/spectral");

    [Fact]
    public async Task Spectral_and_OWASP_find_nothing()
    {
        var (status, findings) = await LintAsync(Repository.PathOf("docs/openapi.json"));
        Assert.True(status == 0, findings);
    }

    [Fact]
    public async Task Spectral_finds_a_list_without_a_limit()
    {
        var folder = Directory.CreateTempSubdirectory("partnersite-");

        try
        {
            var document = await File.ReadAllTextAsync(Repository.PathOf("docs/openapi.json"));
            var path = Path.Combine(folder.FullName, "openapi.json");
            await File.WriteAllTextAsync(path, document.Replace("\"maxItems\": 100,", "", StringComparison.Ordinal));

            var (status, findings) = await LintAsync(path);

            Assert.Equal(1, status);
            Assert.Contains("owasp:api4:2023-array-limit", findings, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Status, string Findings)> LintAsync(string document)
    {
        Assert.SkipUnless(File.Exists(Spectral), "Spectral is not installed: run ./test.sh, which installs it.");

        using var process = Process.Start(
            new ProcessStartInfo(
                Spectral,
                [
                    "lint",
                    document,
                    "--ruleset",
                    Path.Combine(Folder, "ruleset.yaml"),
                    "--fail-severity=hint",
                    "--format=text",
                ])
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var findings = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        return (process.ExitCode, await findings + await errors);
    }
}
