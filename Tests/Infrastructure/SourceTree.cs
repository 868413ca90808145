using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site's own C# files, and what each of them refers to, as the compiler understands it.</summary>
internal static class SourceTree
{
    private static readonly string[] NotTheSite = ["Tests/", "tools/", "artifacts/"];

    /// <summary>The files of the site, by their paths in the repository; migrations are left out.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Repository.Files("*.cs")
            .Where(file => !NotTheSite.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
            .Where(file => !file.StartsWith("Data/Migrations/", StringComparison.Ordinal)),
    ];

    /// <summary>
    /// Each reference from one file of the site to a type or member that another one declares: by symbol, so that an
    /// extension method, a fully qualified name, <c>var</c> and <c>new()</c> count.
    /// </summary>
    public static IEnumerable<(string From, string To, string Symbol)> References()
    {
        var trees = Files.ToDictionary(
            file => CSharpSyntaxTree.ParseText(File.ReadAllText(Repository.PathOf(file)), path: file), file => file);

        var globalUsings = CSharpSyntaxTree.ParseText(
            File.ReadAllText(
                Directory.GetFiles(
                    Repository.PathOf("obj"),
                    "PartnerSite.GlobalUsings.g.cs",
                    SearchOption.AllDirectories
                )[0]));

        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(assembly => Path.GetFileName(assembly) is not ("PartnerSite.dll" or "PartnerSite.Tests.dll"))
            .Select(assembly => MetadataReference.CreateFromFile(assembly));

        var compilation = CSharpCompilation.Create("Site", [.. trees.Keys, globalUsings], platform);

        return
            from tree in trees.Keys.AsParallel()
            let model = compilation.GetSemanticModel(tree)
            from node in tree.GetRoot().DescendantNodes()
            where node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax
            from declared in DeclaredIn(model.GetSymbolInfo(node).Symbol)
            let to = declared.Path
            where to.Length > 0 && to != tree.FilePath && to != globalUsings.FilePath
            group declared by (From: tree.FilePath, To: to) into reference
            select (reference.Key.From, reference.Key.To, reference.First().Symbol);
    }

    private static IEnumerable<(string Path, string Symbol)> DeclaredIn(ISymbol? symbol)
    {
        var declared = symbol is INamespaceSymbol ? null
            : symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension
            : symbol;

        return declared is null
            ? []
            : declared.DeclaringSyntaxReferences.Select(reference => (reference.SyntaxTree.FilePath, declared.Name));
    }
}
