using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Appearance;
using PartnerSite.Services.Http;
using PartnerSite.Services.Languages;

namespace PartnerSite.Pages;

/// <summary>Switches language and theme. The browser remembers them, for visitors too.</summary>
/// <remarks>The server stores nothing, so the forms have no anti-forgery token.</remarks>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class PreferencesModel(LanguageCookie languageCookie, ThemeCookie themeCookie) : PageModel
{
    /// <summary>For an unknown switch, Razor Pages would show an empty page.</summary>
    // Else its name makes it the handler of a method PAGE.
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is null)
        {
            context.Result = NotFound();
        }
    }

    public IActionResult OnGet() => Redirect("~/");

    public IActionResult OnPostLanguage([FromForm] string? language)
    {
        if (SiteLanguage.All.FirstOrDefault(known => known.Code == language) is { } chosen)
        {
            languageCookie.Write(HttpContext, chosen);
        }

        return Back();
    }

    public IActionResult OnPostTheme([FromForm] string? theme)
    {
        if (Themes.Parse(theme) is { } chosen)
        {
            themeCookie.Write(HttpContext, chosen);
        }

        return Back();
    }

    // The page with the switch. Only its path is used, so that it can't lead to another site.
    private RedirectResult Back() => Redirect(LocalAddress.From(
        Request,
        Uri.TryCreate(Request.Headers.Referer, UriKind.Absolute, out var page) ? page.PathAndQuery : null));
}
