using PartnerSite.Data;

namespace PartnerSite.Services.Http;

internal static class Health
{
    /// <summary>
    /// Whether the process is up (<c>/healthz</c>), and whether it can serve: read and save (<c>/readyz</c>). Anybody
    /// may ask, and nobody hears more.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/healthz", Methods, () => "ok\n").ShortCircuit().ExcludeFromDescription();
        endpoints.MapMethods("/readyz", Methods, AnswerAsync).ShortCircuit().ExcludeFromDescription();
    }

    private static string[] Methods { get; } = [HttpMethods.Get, HttpMethods.Head];

    private static async Task<IResult> AnswerAsync(IDatabaseHealth database, CancellationToken cancellationToken) =>
        await database.IsReadyAsync(cancellationToken)
            ? Results.Text("ok\n")
            : Results.Text("not ready\n", statusCode: StatusCodes.Status503ServiceUnavailable);
}
