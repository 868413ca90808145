using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

public sealed class SurroundingsTests
{
    private static readonly Gen<string> Texts = Gen
        .Elements('a', '1', 'ợ', ' ', '\t', '\n', '\u00A0', '\u2028', '\u200B', '\u200E', '\u202A', '\u00AD', '\uFEFF')
        .ListOf()
        .Select(characters => string.Concat(characters));

    [Fact]
    public void Trimming_takes_from_the_ends_alone_and_nothing_is_left_to_trim() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true),
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var trimmed = Trim(text);
            var at = text.IndexOf(trimmed, StringComparison.Ordinal);

            Assert.Equal(trimmed, Trim(trimmed));
            Assert.InRange(at, 0, text.Length);
            Assert.Empty(Trim(text[..at]));
            Assert.Empty(Trim(text[(at + trimmed.Length)..]));
        }));

    [Theory]
    [InlineData('\u200E')]
    [InlineData('\u200F')]
    [InlineData('\u202A')]
    [InlineData('\u202B')]
    [InlineData('\u202C')]
    [InlineData('\u202D')]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u2067')]
    [InlineData('\u2068')]
    [InlineData('\u2069')]
    [InlineData('\u061C')]
    [InlineData('\u00AD')]
    [InlineData('\u200B')]
    [InlineData('\u200C')]
    [InlineData('\u200D')]
    [InlineData('\u2060')]
    [InlineData('\uFEFF')]
    public void Marks_that_nobody_sees_are_dropped_and_reported(char mark)
    {
        Assert.Equal("85558138", Surroundings.Trim($"{mark} {mark}85558138{mark}", out var hadInvisible));
        Assert.True(hadInvisible);
        Assert.Empty(Trim($"{mark}{mark}"));
        Assert.Equal($"8{mark}5", Trim($"8{mark}5"));
    }

    [Theory]
    [InlineData(' ')]
    [InlineData('\t')]
    [InlineData('\n')]
    [InlineData('\u0085')]
    [InlineData('\u00A0')]
    [InlineData('\u202F')]
    [InlineData('\u3000')]
    public void White_space_is_dropped_without_a_word(char space)
    {
        Assert.Equal("85558138", Surroundings.Trim($"{space}85558138{space}", out var hadInvisible));
        Assert.False(hadInvisible);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\u001B")]
    [InlineData("\uFFFD")]
    [InlineData("\uE000")]
    [InlineData("\uFE0F")]
    [InlineData("\U0001F600")]
    public void What_is_no_surrounding_stays(string text) => Assert.Equal(text, Trim(text));

    [Fact]
    public void Browsers_are_told_of_the_same_characters()
    {
        var (all, invisible) = (ClassOf(Surroundings.Class), ClassOf(Surroundings.InvisibleClass));

        Assert.All(Enumerable.Range(0, char.MaxValue + 1).Select(code => ((char)code).ToString()), text =>
        {
            Assert.Equal(all.IsMatch(text), Trim(text).Length == 0);
            Assert.Equal(invisible.IsMatch(text), Surroundings.Trim(text, out var had).Length == 0 && had);
        });
    }

    private static string Trim(string? text) => Surroundings.Trim(text, out _);

    private static Regex ClassOf(string inside) => new($"^[{inside}]$", RegexOptions.ECMAScript);
}
