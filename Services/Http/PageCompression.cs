namespace PartnerSite.Services.Http;

internal static class PageCompression
{
    /// <summary>
    /// Compresses pages and fragments, for phones' sake. Nothing can be guessed from their lengths: no secret is ever in
    /// one, anti-forgery tokens are new in each, and what was typed only comes back to who sent such a token.
    /// </summary>
    public static WebApplicationBuilder AddPageCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
        });

        return builder;
    }
}
