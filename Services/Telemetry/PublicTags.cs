using OpenTelemetry;

namespace PartnerSite.Services.Telemetry;

/// <summary>
/// Lets spans say which route, how it ended and whom the site asked, and nothing else: paths, queries, addresses of
/// people, programs' names and texts of exceptions stay here.
/// </summary>
internal sealed class PublicTags : BaseProcessor<System.Diagnostics.Activity>
{
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "error.type", "http.request.method", "http.response.status_code", "http.route", "network.protocol.version",
        "server.address", "server.port", "url.scheme",
    };

    /// <inheritdoc />
    public override void OnEnd(System.Diagnostics.Activity data)
    {
        foreach (var (name, _) in data.TagObjects.ToList())
        {
            if (!Allowed.Contains(name))
            {
                data.SetTag(name, null);
            }
        }

        data.SetStatus(data.Status);
    }
}
