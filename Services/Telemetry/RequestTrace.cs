namespace PartnerSite.Services.Telemetry;

/// <summary>The id by which a line of the log is found that says what happened to a request.</summary>
public static class RequestTrace
{
    private static readonly object Item = new();

    /// <summary>The trace id of what is under way; null outside of requests.</summary>
    public static string? Current => System.Diagnostics.Activity.Current?.TraceId.ToHexString();

    /// <summary>The request's own, or that of the line which tells its failure for many.</summary>
    public static string Of(HttpContext context) =>
        context.Items[Item] as string ?? Current ?? context.TraceIdentifier;

    /// <summary>Refers to the line of another request; null for its own.</summary>
    internal static void Refer(HttpContext context, string? traceId) => context.Items[Item] = traceId;
}
