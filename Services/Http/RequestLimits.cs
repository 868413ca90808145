using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Http;

internal static class RequestLimits
{
    /// <summary>
    /// The most bytes of a body, except for the largest form: far more than is needed, and 300 of them at once still
    /// fit in memory.
    /// </summary>
    public const long LargestBody = 64 * 1024;

    // Each needs a descriptor.
    private const int MostConnections = 2_000;

    /// <summary>Limits the server's connections, request bodies and stop, and hides its name.</summary>
    public static WebApplicationBuilder AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestBody;
            options.Limits.MaxConcurrentConnections = Math.Min(MostConnections, Descriptors.ForClients);
        });

        // A line for each connection too many would fill the disk: the metrics count them.
        builder.CapLogs(("Microsoft.AspNetCore.Server.Kestrel.Connections", LogLevel.Error));

        // Slow bodies don't keep a stop waiting; service managers kill after their own time.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(6));

        return builder;
    }

    /// <summary>
    /// Reads forms before anti-forgery does, which would report a form that is too large or malformed as one without a
    /// token.
    /// </summary>
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // The error page is rendered within the same request.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next(context);
            return;
        }

        var largest = LargestFor(context);

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = largest;
        }

        if (context.Request.ContentLength > largest)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (!context.Request.IsApi() && context.Request.HasFormContentType && !await CanBeReadAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        await next(context);
    });

    private static long LargestFor(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<LargeFormAttribute>() is not null
            ? context.RequestServices.GetRequiredService<IOptions<FormLimits>>().Value.LargestForm
            : LargestBody;

    // No form of this site has a NUL, another charset, parts without an end, or an open bracket in a name, on which
    // model binding throws.
    private static async Task<bool> CanBeReadAsync(HttpContext context)
    {
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form.Keys.All(name => name.LastIndexOf('[') <= name.LastIndexOf(']'));
        }
        catch (Exception exception) when (
            exception is InvalidDataException or NotSupportedException or IOException and not BadHttpRequestException)
        {
            return false;
        }
    }
}
