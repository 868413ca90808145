using Microsoft.Data.Sqlite;
using PartnerSite.Data;

namespace PartnerSite.Services.Http;

internal static class ErrorPages
{
    /// <summary>Gives every answer without a body, and every failure, a page that says what happened and what to do.</summary>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            StatusCodeSelector = StatusOf,
        });

        return app.UseStatusCodePagesWithReExecute("/error");
    }

    /// <summary>Answers an unknown address with 404 for everybody, instead of sending visitors to sign in for nothing.</summary>
    public static void MapNotFound(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();

    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        StorageUnavailableException or SqliteException => StatusCodes.Status503ServiceUnavailable,
        _ when exception.InnerException is SqliteException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
