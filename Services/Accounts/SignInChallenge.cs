using Htmx;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace PartnerSite.Services.Accounts;

/// <summary>Sends visitors who are not signed in to the sign-in page, and back to where they were.</summary>
internal static class SignInChallenge
{
    /// <summary>
    /// A page is redirected. A fragment gets 401 and a redirect of the whole window, so that no dialog shows the
    /// sign-in page.
    /// </summary>
    public static Task Redirect(RedirectContext<CookieAuthenticationOptions> context)
    {
        var query = QueryString.Create(context.Options.ReturnUrlParameter, ReturnUrl(context.Request));
        var url = context.Options.LoginPath + query;

        if (context.Request.IsHtmx())
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Htmx(headers => headers.Redirect(url));
            context.HttpContext.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        }
        else
        {
            context.Response.Redirect(url);
        }

        return Task.CompletedTask;
    }

    private static string ReturnUrl(HttpRequest request)
    {
        if (request.IsHtmx())
        {
            // The page around the dialog. Only its path is used, so that it can't lead to another site.
            return Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var page)
                ? page.PathAndQuery
                : "/";
        }

        // What was posted is lost, and its URL may not answer GET.
        return HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString
            : request.Path.StartsWithSegments("/partners") ? "/partners"
            : "/";
    }
}
