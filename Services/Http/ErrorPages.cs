using PartnerSite.Data;

namespace PartnerSite.Services.Http;

internal static class ErrorPages
{
    /// <summary>
    /// Gives every page without a body, and every failure of one, words that say what happened and what to do. The API
    /// answers with problems instead.
    /// </summary>
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseWhen(context => !context.Request.IsApi(), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error",
                StatusCodeSelector = StatusOf,
            });

            pages.UseStatusCodePagesWithReExecute("/error");
        });
    }

    /// <summary>
    /// Answers an unknown address with 404 for everybody, instead of sending visitors to sign in first.
    /// </summary>
    public static void MapNotFound(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();

    /// <summary>The status that an exception is answered with.</summary>
    public static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when StorageUnavailableException.IsCauseOf(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
