using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>The site on a Unix socket, alone and behind nginx.</summary>
public sealed class UnixSocketTests : IDisposable
{
    private static readonly (string, string) Key = ("Encryption__Key", new RootKey().Text);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");

    private string SocketPath => Path.Combine(folder.FullName, "site.sock");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Behind_nginx_each_user_has_an_address_of_their_own()
    {
        await using var site = await StartAsync(("Accounts__GuessesPerMinute", "2"));
        await using var nginx = await Nginx.ShippedAsync($"unix:{SocketPath}");
        using var user = ByHttp2.NewVisitor(nginx, "127.0.0.7");
        var home = await user.RegisterAsync(Emails.New());
        Assert.Equal("max-age=63072000", home.Header("Strict-Transport-Security"));
        await user.SignInAsync(user.Email);
        Assert.Equal(HttpStatusCode.Redirect, (await user.SaveWhatsAppAsync()).Status);
        Assert.Contains("127.0.0.7", (await user.GetAsync("/activity")).TextOf("[data-number] .from"));

        // A stranger's guesses, also with another's address, are counted for the stranger alone.
        using var stranger = ByHttp2.NewProgram(nginx, "127.0.0.66");

        for (var guess = 0; guess < 4; guess++)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/login")
            {
                Content = ApiClient.Json(new { email = Emails.New(), password = "wrong" }),
                Headers = { { "X-Forwarded-For", "127.0.0.7" } },
            };
            await stranger.SendAsync(request);
        }

        (await stranger.LoginAsync(user.Email)).AssertProblem(HttpStatusCode.TooManyRequests);
        using var program = ByHttp2.NewProgram(nginx, "127.0.0.7");
        Assert.Equal(HttpStatusCode.OK, (await program.LoginAsync(user.Email)).Status);
    }

    [Fact]
    public async Task Its_file_is_for_the_sites_user_and_group_and_goes_with_the_site()
    {
        await using var site = await StartAsync();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite,
            File.GetUnixFileMode(SocketPath));
        Assert.Equal(0, await site.TerminateAsync());
        Assert.False(File.Exists(SocketPath));
    }

    [Fact]
    public async Task What_a_killed_site_left_does_not_stop_the_next_start()
    {
        await using (var killed = await StartAsync())
        {
            await killed.KillAsync();
        }

        Assert.True(File.Exists(SocketPath));
        await using var site = await StartAsync();
        Assert.Equal("ok\n", await AskAsync("/healthz"));
    }

    [Fact]
    public async Task A_running_site_keeps_its_socket()
    {
        await using var site = await StartAsync();

        Assert.Contains("address already in use. Stop the other program", await RefusalAsync(SocketPath));
        Assert.Equal("ok\n", await AskAsync("/healthz"));
    }

    [Fact]
    public async Task What_can_be_no_socket_is_refused_and_stays_as_it_is()
    {
        await File.WriteAllTextAsync(SocketPath, "a file", TestContext.Current.CancellationToken);
        var nowhere = Path.Combine(folder.FullName, "nowhere", "site.sock");

        Assert.Contains("there is a file of that name", await RefusalAsync(SocketPath));
        Assert.Contains($"it can't make the socket {nowhere}", await RefusalAsync(nowhere));
        Assert.Contains("at most 107 bytes", await RefusalAsync(Path.Combine(folder.FullName, new string('x', 108))));
        Assert.Equal("a file", await File.ReadAllTextAsync(SocketPath, TestContext.Current.CancellationToken));
    }

    private Task<string> RefusalAsync(string path) => SiteProcess.RefusalAsync(
        folder.FullName, Key, Database, (SiteProcess.Urls, $"http://unix:{path}"));

    private (string, string) Database => ("Database__Path", Path.Combine(folder.FullName, "partnersite.db"));

    private async Task<SiteProcess> StartAsync(params (string, string)[] variables)
    {
        var site = new SiteProcess(
            folder.FullName, "Production", [Key, Database, (SiteProcess.Urls, $"http://unix:{SocketPath}"), .. variables]);
        Assert.True(await site.AddressAsync() == $"http://unix:{SocketPath}", site.Output);
        return site;
    }

    private async Task<string> AskAsync(string address)
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        return await http.GetStringAsync(new Uri($"http://localhost{address}"), TestContext.Current.CancellationToken);
    }
}
