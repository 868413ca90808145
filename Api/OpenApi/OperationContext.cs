using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using PartnerSite.Api.Http;

namespace PartnerSite.Api.OpenApi;

/// <summary>What an endpoint's own metadata says about it.</summary>
internal static class OperationContext
{
    public static OperationDocs Docs(this OpenApiOperationTransformerContext context) => Metadata<OperationDocs>(context).Single();

    public static bool IsAnonymous(this OpenApiOperationTransformerContext context) => Metadata<IAllowAnonymous>(context).Any();

    public static bool HasRouteParameter(this OpenApiOperationTransformerContext context) =>
        context.Description.RelativePath!.Contains('{', StringComparison.Ordinal);

    /// <summary>A browser's cookie is only good for it when a page of this site sends it.</summary>
    public static bool IsUnsafe(this OpenApiOperationTransformerContext context) =>
        !HttpMethods.IsGet(context.Description.HttpMethod!) && !HttpMethods.IsHead(context.Description.HttpMethod!);

    /// <summary>The condition is bound from the request by the endpoint's handler.</summary>
    public static bool TakesIfMatch(this OpenApiOperationTransformerContext context) =>
        Metadata<System.Reflection.MethodInfo>(context).Single().GetParameters().Any(parameter => parameter.ParameterType == typeof(IfMatch));

    /// <summary>The type of the body; null when it takes none.</summary>
    public static Type? BodyType(this OpenApiOperationTransformerContext context) =>
        context.Description.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source.Id == "Body")?.Type;

    private static IEnumerable<T> Metadata<T>(OpenApiOperationTransformerContext context) =>
        context.Description.ActionDescriptor.EndpointMetadata.OfType<T>();
}
