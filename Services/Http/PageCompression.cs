namespace PartnerSite.Services.Http;

internal static class PageCompression
{
    /// <summary>Compresses pages, for phones' sake.</summary>
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
    /// The account's pages are left as they are: some show a key or codes, whose characters could be guessed from the
    /// length of a compressed answer that repeats what is asked for (BREACH). Elsewhere no page has a secret, and
    /// anti-forgery tokens are new in each.
    /// </summary>
    public static void UsePageCompression(this IApplicationBuilder app) => app.UseWhen(
        context => !context.Request.Path.StartsWithSegments("/Identity"), pages => pages.UseResponseCompression());
}
