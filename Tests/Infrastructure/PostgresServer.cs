using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// Debian's PostgreSQL as a process of its own, with its files and its socket in a folder of its own; it ends with the
/// process of the tests, whatever ends that.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    // Ends the server when its input ends; at its very beginning it does not listen.
    private const string Script =
        "\"$@\" & cat > /dev/null; while kill -INT $! 2> /dev/null; do sleep 0.05; done; wait";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-pg-");
    private Process? process;
    private bool isFrozen;

    private PostgresServer() { }

    /// <summary>Where it takes connections besides its socket.</summary>
    public int Port { get; } = MailServer.FreePort();

    /// <summary>The folder of its socket.</summary>
    public string Socket => folder.FullName;

    /// <summary>Its data.</summary>
    public string Data => Path.Combine(folder.FullName, "data");

    /// <summary>Everything that it has printed.</summary>
    public string Log => File.Exists(LogPath) ? File.ReadAllText(LogPath) : "";

    /// <summary>A new server.</summary>
    /// <param name="settings">As in <c>postgresql.conf</c>.</param>
    public static async Task<PostgresServer> StartAsync(params (string Name, string Value)[] settings)
    {
        var server = new PostgresServer();

        try
        {
            // Texts in another order than their bytes: what relies on the order says so.
            await server.PrepareAsync(() => RunAsync(
                "initdb", "--no-sync", "-A", "scram-sha-256", "--auth-local=trust", "-U", "postgres", "-E", "UTF8",
                "--no-locale", "--locale-provider=icu", "--icu-locale=en-US", "-D", server.Data));
            await server.RefuseClearAsync();
            await server.StartAgainAsync(settings);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A role that is let in by the network only when it encrypts.</summary>
    public const string EncryptingRole = "encrypting";

    /// <summary>A replica of a server, which follows it.</summary>
    public static async Task<PostgresServer> FollowAsync(
        PostgresServer primary, string name, params (string Name, string Value)[] settings)
    {
        var server = new PostgresServer();

        try
        {
            await server.PrepareAsync(() => RunAsync(
                "pg_basebackup", "--no-sync", "-c", "fast", "-X", "stream", "-h", primary.Socket, "-p",
                Number(primary.Port), "-U", "postgres", "-D", server.Data));
            File.Create(Path.Combine(server.Data, "standby.signal")).Dispose();
            var way = $"host={primary.Socket} port={primary.Port} user=postgres application_name={name}";
            await server.StartAgainAsync([.. settings, ("primary_conninfo", way)]);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>How a role gets to a database by the socket.</summary>
    public string ConnectionString(string database, string role = "postgres") =>
        $"Host={Socket};Port={Port};Database={database};Username={role}";

    /// <summary>Runs statements as its superuser.</summary>
    public async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString(database)};Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Sends a signal to all of its processes: KILL, or STOP to freeze it.</summary>
    public async Task SignalAsync(string signal)
    {
        var server = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        await Tool.RunAsync("sh", ["-c", $"kill -{signal} {server} $(ps -o pid= --ppid {server})"]);
        isFrozen = signal == "STOP";
    }

    /// <summary>Lets a server run again that has stopped, with these settings.</summary>
    public async Task StartAgainAsync(params (string Name, string Value)[] settings)
    {
        (string Name, string Value)[] all =
        [
            ("listen_addresses", "127.0.0.1"), ("port", Number(Port)), ("unix_socket_directories", Socket),
            ("fsync", "off"), ("full_page_writes", "off"), ("max_connections", "200"), .. settings,
        ];
        var options = all.SelectMany(setting => (string[])["-c", $"{setting.Name}={setting.Value}"]);
        string[] command = [.. AsPostgres, "sh", "-c", $"exec >> {LogPath} 2>&1; {Script}", "sh"];
        string[] arguments = [.. command[1..], PathOf("postgres"), "-D", Data, .. options];
        process = Process.Start(new ProcessStartInfo(command[0], arguments) { RedirectStandardInput = true })!;
        await AnswersAsync();
    }

    /// <summary>Stops it, as an operator would who is in a hurry.</summary>
    public async Task StopAsync()
    {
        if (isFrozen)
        {
            await SignalAsync("KILL");
        }

        if (process is not null)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
            process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(recursive: true);
    }

    private string LogPath => Path.Combine(folder.FullName, "log");

    // A server of PostgreSQL refuses to run as root.
    private static string[] AsPostgres => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
        : [];

    private static string PathOf(string program) =>
        Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin", program)).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("PostgreSQL is not installed: run ./test.sh, which installs it.");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task RefuseClearAsync()
    {
        var path = Path.Combine(Data, "pg_hba.conf");
        var rules = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, $"hostnossl all {EncryptingRole} 127.0.0.1/32 reject\n{rules}");
    }

    private async Task PrepareAsync(Func<Task> makeAsync)
    {
        if (Environment.IsPrivilegedProcess)
        {
            await Tool.RunAsync("chown", ["postgres:postgres", folder.FullName]);
        }

        await makeAsync();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        string[] command = [.. AsPostgres, PathOf(program), .. arguments];
        await Tool.RunAsync(command[0], command[1..]);
    }

    private async Task AnswersAsync()
    {
        for (var start = Stopwatch.GetTimestamp(); ; await Task.Delay(25))
        {
            Assert.False(process!.HasExited, Log);

            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(start) < Patience)
            {
                // Not yet.
            }
        }
    }
}
