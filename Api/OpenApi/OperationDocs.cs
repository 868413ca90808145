using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using PartnerSite.Api.Http;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Api.OpenApi;

/// <summary>What the document says about an endpoint beyond its handler's comments, types and metadata.</summary>
/// <param name="Answers">Examples of what comes back.</param>
internal sealed record OperationDocs(params IReadOnlyList<DocsExample> Answers)
{
    /// <summary>The parameters of the query.</summary>
    public IReadOnlyList<QueryDocs> Query { get; init; } = [];

    /// <summary>Examples of what to send.</summary>
    public IReadOnlyList<DocsExample> Requests { get; init; } = [];

    /// <summary>The mistake in the example of a 400; without a body, one in the If-Match header.</summary>
    public Func<PartnerCatalog, MemberFault> Mistake { get; init; } = _ => IfMatch.Unreadable;

    /// <summary>The 401s of an anonymous operation: what they mean, and examples.</summary>
    public (string Meaning, IReadOnlyList<DocsRefusal> Examples)? Refusals { get; init; }

    /// <summary>A success carries the ETag of the user's profile.</summary>
    public bool Tagged { get; init; }

    /// <summary>Too many calls are answered with 429.</summary>
    public bool RateLimited { get; init; }
}

/// <summary>A whole number in an address's query.</summary>
internal sealed record QueryDocs(string Name, long Most, long Example, int? Default = null);

/// <summary>One example, for the catalog that the site has.</summary>
internal sealed record DocsExample(string Name, string Summary, Func<PartnerCatalog, object> Value);

/// <summary>An example of a refusal.</summary>
internal sealed record DocsRefusal(string Name, string Summary, Func<HttpContext, ApiProblem> Problem);

internal static class OperationDocsExtensions
{
    /// <summary>Puts an endpoint into the document; the id names it in generated clients.</summary>
    public static void Describe(this RouteHandlerBuilder endpoint, string id, OperationDocs docs) =>
        endpoint.WithMetadata(docs).WithName(id);

    public static OperationDocs Docs(this OpenApiOperationTransformerContext context) =>
        Metadata<OperationDocs>(context).Single();

    public static bool IsAnonymous(this OpenApiOperationTransformerContext context) =>
        Metadata<IAllowAnonymous>(context).Any();

    /// <summary>The endpoint's handler has a parameter for the condition.</summary>
    public static bool TakesIfMatch(this OpenApiOperationTransformerContext context) =>
        Metadata<MethodInfo>(context).Single().GetParameters().Any(taken => taken.ParameterType == typeof(IfMatch));

    private static IEnumerable<T> Metadata<T>(OpenApiOperationTransformerContext context) =>
        context.Description.ActionDescriptor.EndpointMetadata.OfType<T>();
}
