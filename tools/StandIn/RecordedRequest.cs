namespace PartnerSite.StandIn;

/// <summary>A request as it arrived.</summary>
/// <param name="Method">Such as <c>GET</c>.</param>
/// <param name="Path">The path and the query.</param>
/// <param name="Headers">The headers by name, in any case.</param>
/// <param name="Body">The body.</param>
public sealed record RecordedRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    internal static async Task<RecordedRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        var headers = request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new(request.Method, $"{request.Path}{request.QueryString}", headers, body);
    }
}
