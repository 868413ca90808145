using Microsoft.AspNetCore.Localization;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Languages;

/// <summary>Remembers the language that was chosen in this browser.</summary>
public sealed class LanguageCookie
{
    private readonly SiteCookie cookie;

    internal LanguageCookie(SiteCookie cookie)
    {
        this.cookie = cookie;
        Provider = new CookieRequestCultureProvider { CookieName = cookie.Name! };
    }

    /// <summary>Remembers it for a year.</summary>
    public void Write(HttpContext context, SiteLanguage language) =>
        cookie.Remember(context, CookieRequestCultureProvider.MakeCookieValue(new(language.Code)));

    internal IRequestCultureProvider Provider { get; }
}
