using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests;

/// <summary>What the formatter does not hold.</summary>
public sealed partial class FormatTests
{
    private const int Columns = 120;

    [Fact]
    public void Lines_have_at_most_120_columns_texts_and_addresses_aside() => Assert.Empty(
        from file in Repository.Files("*.cs").Concat(Repository.Files("*.cshtml"))
        where !file.StartsWith("Data/Migrations/", StringComparison.Ordinal)
        from line in TooLong(file, File.ReadAllText(Repository.PathOf(file)))
        select $"{file}:{line}");

    [Theory]
    [InlineData("class C { void DoThis(int with, int many, int parameters{0}) { } }", true)]
    [InlineData("class C { const string Text = \"{0}\"; }", false)]
    [InlineData("class C { const string Text = \"\"\"\n{0}\n\"\"\"; }", false)]
    [InlineData("/// <summary>A comment {0}.</summary>\nclass C;", true)]
    [InlineData("// See https://example.com/{0}\nclass C;", false)]
    public void Code_and_comments_count_and_texts_do_not(string code, bool isTooLong) => Assert.Equal(
        isTooLong, TooLong("Some.cs", code.Replace("{0}", new string('x', Columns), StringComparison.Ordinal)).Any());

    private static IEnumerable<int> TooLong(string file, string text)
    {
        var lines = text.Split('\n');

        if (lines.All(line => line.Length <= Columns))
        {
            return [];
        }

        var code = file.EndsWith(".cs", StringComparison.Ordinal) ? WithoutTexts(text) : Literal().Replace(text, "\"\"");
        return code.Split('\n').Index()
            .Where(line => line.Item.Length > Columns && !line.Item.Contains("://", StringComparison.Ordinal))
            .Select(line => line.Index + 1);
    }

    // Line breaks stay, so that lines keep their numbers.
    private static string WithoutTexts(string code)
    {
        var literals = CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes()
            .Where(IsText)
            .Where(node => !node.Ancestors().Any(IsText))
            .Select(node => node.Span)
            .OrderByDescending(span => span.Start);

        return literals.Aggregate(code, (rest, span) =>
        {
            var breaks = rest[span.Start..span.End].Count(character => character == '\n');
            return rest[..span.Start] + new string('\n', breaks) + rest[span.End..];
        });
    }

    private static bool IsText(SyntaxNode node) =>
        node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression);

    [GeneratedRegex("\"(?:[^\"\\\\\n]|\\\\.)*\"")]
    private static partial Regex Literal();
}
