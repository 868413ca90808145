namespace PartnerSite.Services.Http;

internal static class Health
{
    /// <summary>
    /// Tells load balancers and service managers that the process answers. It depends on nothing else.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/healthz", () => "ok\n").AllowAnonymous().ExcludeFromDescription();
}
