namespace PartnerSite.Services.Sessions;

/// <summary>
/// Whether a request with the cookie may change something: only pages of this site may send one. Browsers say where a
/// request comes from in Sec-Fetch-Site (W3C Fetch Metadata), older ones in Origin. A client that sends neither is no
/// browser and can use a token.
/// </summary>
internal static class SameOrigin
{
    public static bool Allows(HttpRequest request)
    {
        var method = request.Method;

        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method))
        {
            return true;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();

        return site.Length > 0
            ? site == "same-origin"
            : origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
