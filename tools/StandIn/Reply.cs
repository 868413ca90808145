using System.Text;
using System.Text.Json.Nodes;

namespace PartnerSite.StandIn;

/// <summary>The answer to a request, and how it is sent.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The bytes after the headers.</param>
public sealed record Reply(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>The declared type of the body.</summary>
    public string ContentType { get; init; } = "application/json; charset=UTF-8";

    /// <summary>More headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>How long the answer takes; <see cref="Timeout.InfiniteTimeSpan"/> until the client leaves.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The connection ends before anything was sent.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The connection ends when half of the body was sent.</summary>
    public bool IsCut { get; init; }

    /// <summary>An answer in JSON.</summary>
    public static Reply Json(JsonNode body, int status = 200) => Text(body.ToJsonString(), status);

    /// <summary>Any text, declared as JSON.</summary>
    public static Reply Text(string body, int status = 200) => new(status, Encoding.UTF8.GetBytes(body));
}
