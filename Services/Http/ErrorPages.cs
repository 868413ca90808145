using Microsoft.AspNetCore.Diagnostics;
using PartnerSite.Data;

namespace PartnerSite.Services.Http;

internal static class ErrorPages
{
    /// <summary>Tells failures of the database in the log.</summary>
    public static WebApplicationBuilder AddFaultLog(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FaultLog>();
        builder.Services.AddSingleton<IExceptionHandler>(services => services.GetRequiredService<FaultLog>());
        builder.Services.AddHostedService(services => services.GetRequiredService<FaultLog>());
        return builder;
    }

    /// <summary>
    /// Shows what happened and what to do for every failure of a page and every error without a body. The API responds
    /// with problems instead.
    /// </summary>
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseWhen(context => !context.Request.IsApi(), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error",
                StatusCodeSelector = StatusOf,
                SuppressDiagnosticsCallback = NeedsNoStack,
            });

            pages.UseStatusCodePagesWithReExecute("/error");
        });
    }

    /// <summary>
    /// Responds to an unknown URL with 404 for everybody, instead of sending visitors to sign in first.
    /// </summary>
    public static void MapNotFound(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapFallback("{**path}", NotFoundAsync).AllowAnonymous();

    /// <summary>
    /// Whether a failure is not the site's own: a client's, the database's, which is told by itself, or that of a
    /// request that a stop has cut off.
    /// </summary>
    public static bool NeedsNoStack(ExceptionHandlerSuppressDiagnosticsContext failed) =>
        failed.Exception is BadHttpRequestException
        || (failed.Exception is OperationCanceledException && IsStopping(failed.HttpContext))
        || FaultLog.Tells(failed.Exception);

    /// <summary>The status of the response to an exception.</summary>
    public static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when StorageUnavailableException.IsCauseOf(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    // As it stands: what is compiled from other handlers of a fallback forgets its pattern.
    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsStopping(HttpContext context) => context.RequestServices
        .GetRequiredService<IHostApplicationLifetime>()
        .ApplicationStopping.IsCancellationRequested;
}
