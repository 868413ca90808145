using PartnerSite.Services.Http;

namespace PartnerSite.Services.Appearance;

/// <summary>
/// Remembers the theme that was chosen in this browser; the server renders it, so that no page flashes.
/// </summary>
public sealed class ThemeCookie
{
    private readonly SiteCookie cookie;

    internal ThemeCookie(SiteCookie cookie) => this.cookie = cookie;

    /// <summary>The theme of this request.</summary>
    public Theme Read(HttpContext context) => Themes.Parse(context.Request.Cookies[cookie.Name!]) ?? Theme.System;

    /// <summary>Remembers it for a year.</summary>
    public void Write(HttpContext context, Theme theme) => cookie.Remember(context, theme.Name());
}
