using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Diagnostics;

namespace PartnerSite.Services.Sessions;

/// <summary>
/// A session that could not be looked up. Authentication keeps its outcome for the whole request: what it throws would
/// be thrown again where the page about the failure asks who reads it. So it is thrown after authentication, once.
/// </summary>
internal static class SessionLookup
{
    /// <summary>Notes why it failed.</summary>
    public static void HasFailed(HttpContext request, Exception cause) =>
        request.Features.Set(new Failure(ExceptionDispatchInfo.Capture(cause)));

    /// <summary>Finds out who asks. A request whose session could not be looked up fails here.</summary>
    public static void UseSessions(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.Use((context, next) =>
        {
            if (context.Features.Get<IExceptionHandlerFeature>() is null)
            {
                context.Features.Get<Failure>()?.Cause.Throw();
            }

            return next(context);
        });
    }

    private sealed record Failure(ExceptionDispatchInfo Cause);
}
