using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.OpenApi;

/// <summary>The committed document against Redocly's rules for those who are strict.</summary>
public sealed class RedoclyTests
{
    private static readonly string Folder = Repository.PathOf("Tests/Infrastructure/clients");

    [Fact]
    public async Task Redocly_finds_nothing()
    {
        var (exitCode, output, errors) = await LintAsync(Repository.PathOf("docs/openapi.json"));
        Assert.True(exitCode == 0, output + errors);
    }

    [Fact]
    public async Task Redocly_finds_an_example_of_another_type()
    {
        var path = Path.GetTempFileName();

        try
        {
            var document = await File.ReadAllTextAsync(Repository.PathOf("docs/openapi.json"));
            await File.WriteAllTextAsync(
                path, document.Replace("\"is_set\": true", "\"is_set\": \"yes\"", StringComparison.Ordinal));

            var (exitCode, output, errors) = await LintAsync(path);

            Assert.Equal(1, exitCode);
            Assert.Contains("no-invalid-media-type-examples", output + errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Task<(int ExitCode, string Output, string Errors)> LintAsync(string document) => Tool.TryAsync(
        Path.Combine(Folder, "node_modules/.bin/redocly"),
        ["lint", document, "--config", Path.Combine(Folder, "redocly.yaml")],
        ("REDOCLY_TELEMETRY", "off"),
        ("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"));
}
