namespace PartnerSite.Services.Http;

/// <summary>
/// Marks an endpoint that is the same for everybody: nobody's session is looked up, so that it needs no database.
/// </summary>
public sealed class NoSession
{
    private static readonly NoSession Mark = new();

    /// <summary>Whether the endpoint of a request is marked.</summary>
    public static bool IsOn(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<NoSession>() is not null;

    internal static object AsMetadata => Mark;
}

internal static class NoSessionExtensions
{
    /// <summary>Serves everybody in the same way.</summary>
    public static T WithoutSession<T>(this T endpoints) where T : IEndpointConventionBuilder =>
        endpoints.AllowAnonymous().WithMetadata(NoSession.AsMetadata);
}
