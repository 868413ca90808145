using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Http;

/// <summary>
/// A line for each request, where that is set, and always for one of a program that is refused: its problem has the
/// trace id. The line has the route and never the address: no query, no code, nothing that somebody typed.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, bool isOn, ILogger<RequestLog> logger)
{
    private static readonly string[] Methods =
    [
        HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete,
        HttpMethods.Options,
    ];

    /// <summary>Handles the request, and writes the line once it is answered.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (isOn || context.Request.IsApi())
        {
            var start = Stopwatch.GetTimestamp();
            string? route = null;

            context.Response.OnStarting(() =>
            {
                route = RouteOf(context);
                return Task.CompletedTask;
            });

            context.Response.OnCompleted(() =>
            {
                Write(context, route ?? RouteOf(context), Stopwatch.GetElapsedTime(start));
                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    // An error page is rendered within the same request, and has another route.
    private static string RouteOf(HttpContext context)
    {
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint
            ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint
            ?? context.GetEndpoint();
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText is { } route ? $"/{route.Trim('/')}" : "(no route)";
    }

    private void Write(HttpContext context, string route, TimeSpan time)
    {
        var status = context.Response.StatusCode;

        // What the site itself did wrong has a line that says more.
        if (isOn || status is >= 400 and < 500)
        {
            logger.LogInformation(
                "{Method} {Route}: {Status}, {Milliseconds:0.0} ms.",
                Methods.FirstOrDefault(method => method == context.Request.Method) ?? "(other)",
                route,
                status,
                time.TotalMilliseconds);
        }
    }
}

internal static class RequestLogExtensions
{
    /// <summary>Writes lines about requests.</summary>
    /// <exception cref="StartupException">The setting is invalid.</exception>
    public static void UseRequestLog(this WebApplication app) =>
        app.UseMiddleware<RequestLog>(app.Configuration.IsOn("Logging:Requests", fallback: false));
}
