using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace PartnerSite.Services.Startup;

/// <summary>
/// Why the framework could not start the site, in a sentence that says what to do. What is unknown here is thrown on.
/// </summary>
internal static class StartFailure
{
    private const string AnotherAddress = "choose another address with --urls http://127.0.0.1:5081.";

    // They write the exception with its stack before it is thrown, and it is explained then.
    private static readonly string[] Explained =
    [
        "Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Hosting.Diagnostics",
    ];

    private static bool isStarting;

    /// <summary>Keeps what is explained out of the log, until the site has started.</summary>
    /// <exception cref="CultureNotFoundException">There are no data of languages.</exception>
    public static WebApplicationBuilder AddStartFailures(this WebApplicationBuilder builder)
    {
        isStarting = true;
        CultureInfo.GetCultureInfo("vi");

        foreach (var category in Explained)
        {
            builder.Logging.AddFilter(category, level => !isStarting && level >= LogLevel.Information);
        }

        return builder;
    }

    /// <summary>Serves until the site is stopped.</summary>
    public static async Task ServeAsync(this WebApplication app)
    {
        await using (app)
        {
            try
            {
                await app.StartAsync();
            }
            catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // It was told to stop before it had started.
                return;
            }

            isStarting = false;
            await app.WaitForShutdownAsync();
        }
    }

    /// <summary>The sentence; null when it is unknown.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        StartupException => exception.Message,
        CultureNotFoundException =>
            "it needs the data of languages (ICU), and runs without. Install libicu, and remove "
            + "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.",
        _ when !isStarting && exception is not InvalidDataException => null,
        InvalidDataException { InnerException: FormatException } =>
            $"{Sentence(exception)} It is no JSON: repair it, or put back the one that was published.",
        IOException { InnerException: AddressInUseException } =>
            $"{Sentence(exception)} Stop the other program, or {AnotherAddress}",
        { InnerException: HttpListenerException listener } =>
            $"Metrics:Url can't be used ({listener.Message}). Stop the other program, or set another port of this "
            + "machine, such as http://127.0.0.1:9465.",
        IOException or SocketException when exception.GetBaseException() is SocketException =>
            $"it can't listen there: {Sentence(exception.GetBaseException())} Use an address of this machine and a port "
            + $"above 1023, or {AnotherAddress}",
        FormatException when exception.Message.StartsWith("Invalid url", StringComparison.OrdinalIgnoreCase) =>
            $"{Sentence(exception)} Write it as http://127.0.0.1:5080, or {AnotherAddress}",
        InvalidOperationException when exception.Message.StartsWith("A path base can only be", Ordinal) =>
            "--urls has a path. Leave it out, and set it as PathBase, such as /partners-site.",
        ArgumentOutOfRangeException when exception.Message.Contains("domain sockets", Ordinal) =>
            "the path of the socket in --urls is too long: it can have at most 107 bytes, such as "
            + "http://unix:/run/partnersite/site.sock.",
        InvalidOperationException when exception.Message.StartsWith("Unable to configure HTTPS", Ordinal) =>
            "it has no certificate for HTTPS. Let a proxy before it terminate TLS and use http:// here, or name one with "
            + "Kestrel:Certificates:Default:Path.",
        InvalidOperationException when exception.Message.StartsWith("Configuration value '", Ordinal) =>
            $"{Sentence(exception)} A log level (Logging:LogLevel) is Trace, Debug, Information, Warning, Error, Critical or "
            + "None.",
        InvalidOperationException when exception.Message.Contains("is missing the required 'Url'", Ordinal) =>
            $"{Sentence(exception)} Set Kestrel:Endpoints:<name>:Url, such as http://127.0.0.1:5080.",
        FileNotFoundException or DirectoryNotFoundException
            when !exception.Message.Contains("assembly", StringComparison.OrdinalIgnoreCase) =>
            $"{Sentence(exception)} Correct the path in the settings.",
        UnauthorizedAccessException =>
            $"{Sentence(exception)} Let the account that the site runs as read it.",
        _ => null,
    };

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static string Sentence(Exception exception) => exception.Message.TrimEnd('.') + '.';
}
