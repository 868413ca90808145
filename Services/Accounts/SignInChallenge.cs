using Htmx;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Accounts;

/// <summary>Sends visitors who are not signed in to the sign-in page, and back to where they were.</summary>
public static class SignInChallenge
{
    /// <summary>The sign-in page's parameter that says that a form was posted without a session, and lost.</summary>
    public const string Ended = "ended";

    private const string Back = "back";

    /// <summary>
    /// A page is redirected. A fragment gets 401 and a redirect of the whole window, so that no dialog shows the
    /// sign-in page.
    /// </summary>
    internal static Task Redirect(RedirectContext<CookieAuthenticationOptions> context)
    {
        var query = QueryString.Create(context.Options.ReturnUrlParameter, ReturnUrl(context.Request));

        if (HttpMethods.IsPost(context.Request.Method) && FormOf(context.Request) is not null)
        {
            query = query.Add(Ended, "true");
        }

        var url = context.Request.PathBase + context.Options.LoginPath + query;

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

    // A form says where it is shown.
    private static string? FormOf(HttpRequest request) =>
        request.Query[Back].ToString() is { Length: > 0 } form && RedirectHttpResult.IsLocalUrl(form) ? form : null;

    private static string ReturnUrl(HttpRequest request) => LocalAddress.From(
        request,
        // What was posted is lost, and its own URL may not answer GET.
        FormOf(request) is { } form ? form
            : request.IsHtmx() ? PageAround(request)
            : HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString
            : request.Path.StartsWithSegments("/partners") ? "~/partners"
            : null);

    // Around the dialog. Only its path is used, so that it can't lead to another site.
    private static string? PageAround(HttpRequest request) =>
        Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var page) ? page.PathAndQuery : null;
}
