using System.Net;
using AngleSharp.Html.Parser;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Languages;

/// <summary>Everything that people read comes from the resource files, on every page and in every state.</summary>
public sealed class MarkedTests(MarkedSite site) : IClassFixture<MarkedSite>
{
    [Fact]
    public async Task No_text_is_in_a_page_or_in_the_code()
    {
        using var tour = new PageTour(site, language: null);
        var pages = await tour.SeeAllAsync();

        Assert.InRange(pages.Count, 80, 400);
        AssertMarked(pages, tour.OwnWords);
    }

    [Fact]
    public async Task Nor_is_the_answer_to_too_many_guesses()
    {
        await using var strict = new MarkedSite { GuessesPerMinute = 1 };
        await strict.InitializeAsync();
        using var tour = new PageTour(strict, language: null);
        var pages = await tour.SeeTooManyGuessesAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, pages[0].Answer.Status);
        AssertMarked(pages, ["lan@example.com"]);
    }

    [Theory]
    [InlineData("<p>Save</p>", "<p> Save")]
    [InlineData("<p>⟦Save⟧ now</p>", "<p> ⟦Save⟧ now")]
    [InlineData("<p>⟦Save <b>now</b>⟧, <i>or never</i></p>", "<i> or never")]
    [InlineData("<button aria-label=\"Close\"></button>", "<button aria-label> Close")]
    [InlineData("<img alt=\"⟦A mark⟧ of PartnerSite\">", "<img alt> ⟦A mark⟧ of PartnerSite")]
    [InlineData("<template><p>Lost</p></template>", "<p> Lost")]
    [InlineData("<noscript><p>Choose</p></noscript>", "<p> Choose")]
    [InlineData("<title>Home · PartnerSite</title>", "<title> Home · PartnerSite")]
    [InlineData("<input type=\"submit\" value=\"Go\">", "<input value> Go")]
    [InlineData("<meta name=\"description\" content=\"Good\">", "<meta content> Good")]
    public void Text_outside_the_marks_is_found(string html, string text) => Assert.Equal([text], Find(html));

    [Theory]
    [InlineData("<p>⟦Keep <b>{0}</b> for ⟦Chợ Tốt⟧⟧, 12.</p>")]
    [InlineData("<title>⟦Home⟧ · PartnerSite</title>")]
    [InlineData("<button aria-label=\"LN: ⟦Menu⟧\" data-avatar>LN</button>")]
    [InlineData("<p>lan@example.com</p><time>23 Nov 2026</time><option>Tiếng Việt</option>")]
    public void Marked_text_is_not_found(string html) => Assert.Empty(Find(html));

    private static void AssertMarked(IEnumerable<(string Name, Answer Answer)> pages, IEnumerable<string> ownWords)
    {
        var unmarked = new UnmarkedText(ownWords);
        string[] found =
        [
            .. from page in pages
               from text in unmarked.In(page.Answer)
               group page.Name by text into texts
               select $"{texts.Key}   on {texts.First()}, {texts.Count()} times",
        ];

        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    private static IEnumerable<string> Find(string html) => new UnmarkedText(["lan@example.com"]).In(
        new(HttpStatusCode.OK, html, new HtmlParser().ParseDocument(html), new Dictionary<string, string>()));
}
