using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A request that may change something: the handler of a page, or a call of the API.</summary>
internal sealed record UnsafeRequest(string Method, string Address, RouteEndpoint Endpoint, bool HasHandler)
{
    private static readonly string[] Safe = ["GET", "HEAD", "OPTIONS", "TRACE"];

    /// <summary>Such as <c>POST /partners/save</c>.</summary>
    public string Name => $"{Method} {Address}";

    public bool IsApi => Address.StartsWith("/api/", StringComparison.Ordinal);

    public bool IsForVisitors => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>All that a site declares, and a POST to each page and address that declares none.</summary>
    /// <remarks>A page without a handler for a method is still rendered, by the filters of its handlers.</remarks>
    public static async Task<IReadOnlyList<UnsafeRequest>> AllOfAsync(Site site)
    {
        var requests = new List<UnsafeRequest>();
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

        foreach (var endpoint in endpoints)
        {
            requests.AddRange(endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? await OfPageAsync(site.Services.GetRequiredService<PageLoader>(), page, endpoint)
                : OfCall(endpoint));
        }

        // A page can have two addresses, as its folder's first.
        return [.. requests.DistinctBy(request => request.Name).OrderBy(request => request.Name)];
    }

    private static async Task<IEnumerable<UnsafeRequest>> OfPageAsync(
        PageLoader loader, PageActionDescriptor page, RouteEndpoint endpoint)
    {
        var handlers = (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods
            .Where(handler => !Safe.Contains(handler.HttpMethod.ToUpperInvariant()))
            .Select(handler => new UnsafeRequest(
                handler.HttpMethod.ToUpperInvariant(), AddressOf(endpoint, handler.Name), endpoint, HasHandler: true));

        return handlers.DefaultIfEmpty(new("POST", AddressOf(endpoint, null), endpoint, HasHandler: false));
    }

    // What takes every method is the answer to unknown addresses.
    private static IEnumerable<UnsafeRequest> OfCall(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
        return (methods ?? ["POST"])
            .Where(method => !Safe.Contains(method))
            .Select(method => new UnsafeRequest(method, AddressOf(endpoint, null), endpoint, methods is not null));
    }

    private static string AddressOf(RouteEndpoint endpoint, string? handler)
    {
        var segments = endpoint.RoutePattern.PathSegments.Select(segment => TextOf(segment, handler));
        var address = $"/{string.Join('/', segments)}";
        var isInPath = endpoint.RoutePattern.Parameters.Any(parameter => parameter.Name == "handler");
        return handler is null || isInPath ? address : $"{address}?handler={handler}";
    }

    private static string TextOf(RoutePatternPathSegment segment, string? handler) =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: "handler" } => handler,
            RoutePatternParameterPart { Name: "key" } => "chotot_id",
            RoutePatternParameterPart { Name: "partner" } => "chotot",
            _ => "anything",
        }));
}
