using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A mail as it arrived.</summary>
public sealed record ReceivedMail(
    string To,
    string Sender,
    string Subject,
    string Text,
    string Html,
    string Language,
    string Automatic,
    bool Encrypted,
    string? User)
{
    /// <summary>Names the mail; the same when it was sent again.</summary>
    public string? MessageId { get; init; }

    /// <summary>Where to get no more of these mails.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>The address of the mail's button.</summary>
    public string? Button => new HtmlParser().ParseDocument(Html).QuerySelector("a[style]")?.GetAttribute("href");

    /// <summary>The link that the mail asks to open.</summary>
    public Uri Link =>
        new(new HtmlParser().ParseDocument(Html).QuerySelector("a[href*='/Identity/']")!.GetAttribute("href")!);
}

/// <summary>A real mail server on loopback, by nodemailer's smtp-server. Tests can wait for its mails.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly string Folder = Repository.PathOf("Tests/Infrastructure/smtp");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly TaskCompletionSource<int> port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<ReceivedMail> mails = [];
    private readonly Signal arrived = new();

    private MailServer((string Name, string Value)[] variables)
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Folder, "node_modules")),
            "smtp-server is not installed: run ./test.sh, which installs it.");

        // The server stops when its standard input is closed, so it never outlives this process.
        var start = new ProcessStartInfo("node", ["server.mjs"])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
    }

    public int Port { get; private set; }

    public IReadOnlyCollection<ReceivedMail> Mails => mails;

    /// <summary>Starts one with variables such as <c>SMTP_SECURITY</c>.</summary>
    public static async Task<MailServer> StartAsync(params (string Name, string Value)[] variables)
    {
        var server = new MailServer(variables);
        server.Port = await server.port.Task.WaitAsync(Patience);
        return server;
    }

    /// <summary>A port on which nothing listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits for the first mail to this address whose HTML contains this text.</summary>
    public Task<ReceivedMail> MailAsync(string to, string with = "") =>
        MailAsync(mail => mail.To == to && mail.Html.Contains(with, StringComparison.Ordinal));

    /// <summary>Waits for the first such mail.</summary>
    public async Task<ReceivedMail> MailAsync(Func<ReceivedMail, bool> isWanted)
    {
        using var limit = new CancellationTokenSource(Patience);
        return await arrived.UntilAsync(() => mails.FirstOrDefault(isWanted), limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        using var json = JsonDocument.Parse(line);

        if (json.RootElement.TryGetProperty("port", out var number))
        {
            port.SetResult(number.GetInt32());
            return;
        }

        mails.Enqueue(json.Deserialize<ReceivedMail>(JsonSerializerOptions.Web)!);
        arrived.Raise();
    }
}
