namespace PartnerSite.Services.Sessions;

/// <summary>
/// Whether a request that carries the cookie may change something: only a page of this site may send it. Browsers say
/// so in Sec-Fetch-Site (W3C Fetch Metadata), older ones by Origin; who says neither is no browser, and has a token to use.
/// </summary>
internal static class SameOrigin
{
    public static bool Allows(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return true;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();

        return site.Length > 0
            ? site == "same-origin"
            : request.Headers.Origin.ToString().Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
