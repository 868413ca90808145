using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// Debian's nginx as a process of its own, on free ports of loopback and with its files in a folder of its own.
/// </summary>
internal sealed partial class Nginx : IAsyncDisposable
{
    public const string Host = "partners.example.com";

    private static readonly SelfSignedCertificate Shown = new(Host);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-nginx-");
    private Process? process;

    private Nginx()
    {
    }

    public static X509Certificate2 Certificate => Shown.Certificate;

    /// <summary>Where it takes TLS.</summary>
    public int Port { get; } = MailServer.FreePort();

    /// <summary>Where it takes plain HTTP.</summary>
    public int PlainPort { get; } = MailServer.FreePort();

    /// <summary>Everything that it has complained about.</summary>
    public string Errors => File.ReadAllText(PathOf("error.log"));

    /// <summary>
    /// With the file that is shipped: only its ports, its certificate and where the site is are others.
    /// </summary>
    /// <param name="upstream">Such as <c>127.0.0.1:5080</c> or <c>unix:/run/partnersite/site.sock</c>.</param>
    public static Task<Nginx> ShippedAsync(string upstream) => StartAsync(nginx =>
    {
        var text = File.ReadAllText(Repository.PathOf("scripts/nginx/partnersite.conf"));

        foreach (var (yours, ours) in (ReadOnlySpan<(string, string)>)
            [
                ("server 127.0.0.1:5080;", $"server {upstream};"),
                ("listen 80;", $"listen 127.0.0.1:{nginx.PlainPort};"),
                ("listen [::]:80;", $"listen [::1]:{nginx.PlainPort};"),
                ("listen 443 ", $"listen 127.0.0.1:{nginx.Port} "),
                ("listen [::]:443 ", $"listen [::1]:{nginx.Port} "),
                ("/etc/ssl/partnersite/fullchain.pem", nginx.PathOf("certificate.pem")),
                ("/etc/ssl/partnersite/privkey.pem", nginx.PathOf("key.pem")),
            ])
        {
            Assert.Contains(yours, text, StringComparison.Ordinal);
            text = text.Replace(yours, ours, StringComparison.Ordinal);
        }

        return Socket.OSSupportsIPv6 ? text : IPv6().Replace(text, "");
    });

    /// <summary>
    /// A network before the site's own proxy: it asks that one by TLS, from <paramref name="from"/>, an address of
    /// loopback.
    /// </summary>
    public static Task<Nginx> BeforeAsync(Nginx inner, string from) => StartAsync(nginx => $$"""
        server {
            listen 127.0.0.1:{{nginx.Port}} ssl http2;
            ssl_certificate {{nginx.PathOf("certificate.pem")}};
            ssl_certificate_key {{nginx.PathOf("key.pem")}};
            location / {
                proxy_pass https://127.0.0.1:{{inner.Port}};
                proxy_bind {{from}};
                proxy_ssl_server_name on;
                proxy_ssl_name {{Host}};
                proxy_set_header Host $http_host;
                proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                proxy_set_header X-Forwarded-Proto $scheme;
            }
        }
        """);

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        folder.Delete(recursive: true);
    }

    private static async Task<Nginx> StartAsync(Func<Nginx, string> servers)
    {
        var nginx = new Nginx();

        try
        {
            await nginx.RunAsync(servers(nginx));
            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    private async Task RunAsync(string servers)
    {
        await File.WriteAllTextAsync(PathOf("certificate.pem"), Certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(PathOf("key.pem"), Shown.KeyPem);
        await File.WriteAllTextAsync(PathOf("servers.conf"), servers);
        await File.WriteAllTextAsync(PathOf("nginx.conf"), $$"""
            daemon off;
            master_process off;
            pid {{PathOf("pid")}};
            events { worker_connections 256; }
            http {
                access_log off;
                gzip on; # as Debian has it
                client_body_temp_path {{PathOf("body")}};
                proxy_temp_path {{PathOf("proxy")}};
                fastcgi_temp_path {{PathOf("fastcgi")}};
                uwsgi_temp_path {{PathOf("uwsgi")}};
                scgi_temp_path {{PathOf("scgi")}};
                include {{PathOf("servers.conf")}};
            }
            """);

        string[] arguments = ["-p", folder.FullName, "-e", PathOf("error.log"), "-c", PathOf("nginx.conf")];
        var test = await Tool.TryAsync(Program, ["-t", .. arguments]);
        Assert.True(test.ExitCode == 0, test.Errors);
        Assert.DoesNotContain("[warn]", test.Errors, StringComparison.Ordinal);

        process = Process.Start(new ProcessStartInfo(Program, arguments))!;
        await ListensAsync();
    }

    // Not in the path of everybody.
    private static string Program => Tool.Find("nginx") ?? "/usr/sbin/nginx";

    private async Task ListensAsync()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            Assert.False(process!.HasExited, Errors);
            using var client = new TcpClient();

            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(25);
            }
        }

        Assert.Fail($"nginx does not listen: {Errors}");
    }

    private string PathOf(string file) => Path.Combine(folder.FullName, file);

    [GeneratedRegex(@" *listen \[::1\].*\n")]
    private static partial Regex IPv6();
}
