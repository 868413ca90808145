namespace PartnerSite.Services.Http;

/// <summary>
/// Cookies are Secure and bound to this host (the __Host- prefix), except in Development, where the site is served
/// without TLS to any kind of client.
/// </summary>
internal sealed class SiteCookie : CookieBuilder
{
    private readonly bool secure;

    public SiteCookie(string name, IHostEnvironment environment, SameSiteMode sameSite = SameSiteMode.Lax)
    {
        secure = !environment.IsDevelopment();
        Name = secure ? $"__Host-{name}" : name;
        Path = "/";
        HttpOnly = true;
        IsEssential = true;
        SameSite = sameSite;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    // Set here and not by SecurePolicy: with that, anti-forgery throws when TLS ends at a proxy.
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure |= secure;
        return options;
    }

    /// <summary>Writes a choice that this browser remembers for a year.</summary>
    public void Remember(HttpContext context, string value)
    {
        var options = Build(context);
        options.MaxAge = TimeSpan.FromDays(365);
        context.Response.Cookies.Append(Name!, value, options);
    }
}
