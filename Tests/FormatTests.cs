using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests;

/// <summary>What the formatter does not check.</summary>
public sealed class FormatTests
{
    private const int Columns = 120;

    // What may stand beside a text that is too long for a line: indentation aside, a call's name or a setting's.
    private const int BesideText = 40;

    [Fact]
    public void Lines_have_at_most_120_columns_texts_and_addresses_aside()
    {
        string[] found =
        [
            .. from file in Repository.Files("*.cs").Concat(Repository.Files("*.cshtml"))
               where !file.StartsWith("Data/Migrations/", StringComparison.Ordinal)
               from line in TooLong(file, File.ReadAllText(Repository.PathOf(file)))
               select $"{file}:{line}",
        ];

        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("class C { void DoThis(int with, int many, int parameters{0}) { } }", true)]
    [InlineData("class C { const string Text = \"{0}\"; }", false)]
    [InlineData("class C { const string Text = \"\"\"\n{0}\n\"\"\"; }", false)]
    [InlineData("class C { string Text => $\"\"\"\n{0}\n\"\"\"; }", false)]
    [InlineData("class C { string Text => $\"{F({0})}\"; }", true)]
    [InlineData("class C {\nbool Is => Text.StartsWith(\"{0}\",     StringComparison.Ordinal); }", true)]
    [InlineData("/// <summary>A comment {0}.</summary>\nclass C;", true)]
    [InlineData("// See https://example.com/{0}\nclass C;", false)]
    public void Code_and_comments_count_and_texts_do_not(string code, bool isTooLong) => Assert.Equal(
        isTooLong, TooLong("Some.cs", code.Replace("{0}", new string('x', Columns), StringComparison.Ordinal)).Any());

    [Fact]
    public void Markup_counts() => Assert.Equal([2], TooLong("Some.cshtml", $"<p>\n<a title=\"{new('x', Columns)}\">"));

    private static IEnumerable<int> TooLong(string file, string content)
    {
        var source = SourceText.From(content);
        TextLine[] lines = [.. source.Lines.Where(line => line.Span.Length > Columns && !HasAddress(line))];
        var texts = lines.Length > 0 && file.EndsWith(".cs", StringComparison.Ordinal) ? TextsIn(source) : [];

        return
            from line in lines
            let text = texts.Select(node => LengthOf(node, line.Span)).DefaultIfEmpty().Max()
            where $"{line}".Trim().Length - text > BesideText
            select line.LineNumber + 1;
    }

    private static bool HasAddress(TextLine line) => $"{line}".Contains("://", StringComparison.Ordinal);

    private static SyntaxNode[] TextsIn(SourceText source) =>
    [
        .. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes()
            .Where(node =>
                node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression)),
    ];

    // As much of a text as is on the line, without the code in it.
    private static int LengthOf(SyntaxNode text, TextSpan line) =>
        Common(text.Span, line) - text.ChildNodes().OfType<InterpolationSyntax>().Sum(code => Common(code.Span, line));

    private static int Common(TextSpan one, TextSpan other) => one.Intersection(other)?.Length ?? 0;
}
