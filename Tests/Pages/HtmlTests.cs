using System.Globalization;
using System.Text.Json;
using PartnerSite.Services.Languages;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>
/// Every page and fragment, as it is sent, is valid HTML by the Nu Html Checker.
/// </summary>
public sealed class HtmlTests
{
    private static readonly string Checker = Repository.PathOf(
        "Tests/Infrastructure/vnu/node_modules/vnu-jar/build/dist/vnu.jar");

    public static TheoryData<string> Languages => [.. SiteLanguage.All.Select(language => language.Code)];

    [Theory, Drill]
    [MemberData(nameof(Languages))]
    public async Task Every_page_and_every_fragment_is_valid_HTML(string language)
    {
        await using var site = new WholeSite();
        await site.InitializeAsync();
        using var tour = new PageTour(site, language);
        var pages = await tour.SeeAllAsync();

        Assert.InRange(pages.Count, 80, 400);
        var errors = await CheckAsync([.. pages.Select(page => (page.Name, page.Answer.Body))]);
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    [Fact]
    public async Task The_checker_finds_mistakes()
    {
        var found = await CheckAsync([
            ("a page", "<!DOCTYPE html><html lang=en><title>x</title><p><div></p></html>"),
            ("a fragment", "<p id=x></p><p id=x></p>"),
        ]);

        Assert.Contains(found, error => error.StartsWith("a page: No “p” element in scope", StringComparison.Ordinal));
        Assert.Contains(found, error => error.StartsWith("a fragment: Duplicate ID “x”", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyList<(string Name, string Html)> pages)
    {
        Assert.SkipUnless(
            File.Exists(Checker), "The Nu Html Checker is not installed: run ./test.sh, which installs it.");
        var folder = Directory.CreateTempSubdirectory("partnersite-");

        try
        {
            for (var i = 0; i < pages.Count; i++)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{i}.html"), Whole(pages[i].Html));
            }

            // All in one run: starting it takes longer than checking. The standard knows no attributes of htmx.
            var (_, _, messages) = await Tool.TryAsync(
                "java",
                [
                    "-jar",
                    Checker,
                    "--errors-only",
                    "--filterpattern",
                    "Attribute “hx-.*",
                    "--format",
                    "json",
                    "--exit-zero-always",
                    folder.FullName,
                ]);
            return Errors(messages, pages);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<string> Errors(string json, IReadOnlyList<(string Name, string Html)> pages)
    {
        using var document = JsonDocument.Parse(json);
        return
        [
            .. from error in document.RootElement.GetProperty("messages").EnumerateArray()
            let page = int.Parse(
                Path.GetFileNameWithoutExtension(error.GetProperty("url").GetString()!), CultureInfo.InvariantCulture)
            let extract = error.TryGetProperty("extract", out var text) ? text.GetString() : ""
            select $"{pages[page].Name}: {error.GetProperty("message").GetString()} {extract}",
        ];
    }

    // A fragment as it lies in the dialog.
    private static string Whole(string html) =>
        html.TrimStart().StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
            ? html
            : $"<!DOCTYPE html><html lang=\"en\"><head><title>A fragment</title></head><body>{html}</body></html>";
}
