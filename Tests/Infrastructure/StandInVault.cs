using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// A key vault with one secret, and the managed identity of the machine beside it, as Azure's REST documents describe
/// them. The site's process finds it through an HTTPS proxy, and trusts it as it would Azure's own certificate.
/// </summary>
internal sealed class StandInVault : IAsyncDisposable
{
    public const string Host = "partnersite-test.vault.azure.net";
    public const string Secret = "partnersite-key";

    private const int PageSize = 2;
    private const string Token = "the-token-of-a-managed-identity";
    private const string IdentityHeader = "the-header-of-a-managed-identity";

    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<SecretVersion> versions = [];
    private readonly WebApplication app;
    private readonly SelfSignedCertificate certificate = new(Host);
    private ConnectProxy? proxy;

    private StandInVault()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate.Certificate));
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>What the vault answers to every request, if set.</summary>
    public (int Status, string Code)? Fault { get; set; }

    /// <summary>Whether the machine has an identity.</summary>
    public bool HasIdentity { get; set; } = true;

    /// <summary>How many pages of versions were requested.</summary>
    public int Pages { get; private set; }

    /// <summary>The operator's settings, and the machine's own variables.</summary>
    public (string Name, string Value)[] Variables =>
    [
        ("KeyVault__VaultUri", $"https://{Host}"),
        ("KeyVault__EncryptionSecret", Secret),
        ("HTTPS_PROXY", proxy!.Address),
        ("https_proxy", proxy.Address),
        ("NO_PROXY", "127.0.0.1"),
        ("no_proxy", "127.0.0.1"),
        ("SSL_CERT_FILE", certificate.Path),
        ("IDENTITY_ENDPOINT", $"{app.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal))}/msi/token"),
        ("IDENTITY_HEADER", IdentityHeader),
    ];

    public static async Task<StandInVault> StartAsync()
    {
        var vault = new StandInVault();
        await vault.app.StartAsync();
        var address = vault.app.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal));
        vault.proxy = new(new Uri(address).Port);
        return vault;
    }

    /// <summary>A new version of the secret, a day younger than the last.</summary>
    public SecretVersion Add(string value)
    {
        // The real service's ids are random too: they say nothing about age.
        var version = new SecretVersion(
            $"{Guid.NewGuid():N}", value, Epoch.AddDays(versions.Count).ToUnixTimeSeconds());
        versions.Add(version);
        return version;
    }

    /// <summary>Cuts the network: nothing listens at the proxy's address any longer.</summary>
    public ValueTask UnplugAsync() => proxy!.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await proxy!.DisposeAsync();
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;

        return (path, Fault) switch
        {
            ("/msi/token", _) => AnswerTokenAsync(context),
            _ when context.Request.Headers.Authorization != $"Bearer {Token}" => ChallengeAsync(context),
            (_, { } fault) => FailAsync(context, fault.Status, fault.Code),
            _ when !context.Request.Query.ContainsKey("api-version") => FailAsync(context, 400, "BadParameter"),
            ($"/secrets/{Secret}/versions", _) => AnswerPageAsync(context),
            _ => AnswerVersionAsync(context, path),
        };
    }

    private Task AnswerTokenAsync(HttpContext context)
    {
        if (
            !HasIdentity
            || context.Request.Headers["X-IDENTITY-HEADER"] != IdentityHeader
            || context.Request.Query["resource"] != "https://vault.azure.net")
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsJsonAsync(new { statusCode = 400, message = "No managed identity." });
        }

        var expires = $"{DateTimeOffset.UtcNow.AddHours(6).ToUnixTimeSeconds()}";
        return context.Response.WriteAsJsonAsync(new
        {
            access_token = Token,
            expires_on = expires,
            resource = "https://vault.azure.net",
            token_type = "Bearer",
        });
    }

    private static Task ChallengeAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate =
            "Bearer authorization=\"https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47\", resource=\"https://vault.azure.net\"";
        return FailAsync(context, 401, "Unauthorized");
    }

    private Task AnswerPageAsync(HttpContext context)
    {
        Pages++;
        var start = int.TryParse(context.Request.Query["$skiptoken"], out var skip) ? skip : 0;
        var page = versions.OrderBy(version => version.Id, StringComparer.Ordinal).Skip(start).Take(PageSize);
        var next = start + PageSize;

        return context.Response.WriteAsJsonAsync(new
        {
            value = page.Select(version => new { id = Address(version), attributes = version.Attributes }),
            nextLink = next < versions.Count
                ? $"https://{Host}/secrets/{Secret}/versions?api-version={context.Request.Query["api-version"]}"
                    + $"&$skiptoken={next}&maxresults={PageSize}"
                : null,
        });
    }

    private Task AnswerVersionAsync(HttpContext context, string path) =>
        versions.Find(version => path == $"/secrets/{Secret}/{version.Id}") switch
        {
            null => FailAsync(context, 404, "SecretNotFound"),
            { Enabled: false } => FailAsync(context, 403, "Forbidden"),
            var version => context.Response.WriteAsJsonAsync(
                new
                {
                    value = version.Value,
                    id = Address(version),
                    attributes = version.Attributes,
                }),
        };

    private static Task FailAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new { error = new { code, message = "As the stand-in was told to answer." } });
    }

    private static string Address(SecretVersion version) => $"https://{Host}/secrets/{Secret}/{version.Id}";
}
