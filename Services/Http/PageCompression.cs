namespace PartnerSite.Services.Http;

internal static class PageCompression
{
    /// <summary>Compresses pages, for slow connections.</summary>
    public static WebApplicationBuilder AddPageCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
        });

        return builder;
    }

    /// <summary>
    /// The account's pages are not compressed: some show a key or codes, which could be guessed from the length of a
    /// compressed response that repeats part of the request (BREACH). No other page has a secret, and anti-forgery
    /// tokens are new in each.
    /// </summary>
    public static void UsePageCompression(this IApplicationBuilder app) => app.UseWhen(
        context => !context.Request.Path.StartsWithSegments("/Identity"), pages => pages.UseResponseCompression());
}
