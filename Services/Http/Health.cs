namespace PartnerSite.Services.Http;

internal static class Health
{
    /// <summary>For load balancers and service managers: the process is up and answers. It touches nothing else.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/healthz", () => "ok\n").AllowAnonymous().ExcludeFromDescription();
}
