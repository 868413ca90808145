namespace PartnerSite.Services.Http;

internal static class SecretLogs
{
    // Each request's address in full, with the code of a mailed link; the arguments of a page's handler; the values of
    // links that are made.
    private static readonly (string Category, LogLevel Least)[] Capped =
    [
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning),
        ("Microsoft.AspNetCore.Mvc", LogLevel.Debug),
        ("Microsoft.AspNetCore.Routing", LogLevel.Information),
    ];

    /// <summary>
    /// Keeps what the framework writes of requests' secrets out of the log, whatever level is configured.
    /// </summary>
    public static WebApplicationBuilder AddSecretLogs(this WebApplicationBuilder builder) => builder.CapLogs(Capped);
}
