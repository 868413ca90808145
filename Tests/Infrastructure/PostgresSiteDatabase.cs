using System.Data.Common;
using Npgsql;

[assembly: AssemblyFixture(typeof(PartnerSite.Tests.Infrastructure.PostgresSiteDatabase.Server))]

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// A database of PostgreSQL of its own, on the server that all tests share: a copy of one that is migrated.
/// </summary>
public sealed class PostgresSiteDatabase : SiteDatabase
{
    private const string Template = "migrated";

    private static readonly SemaphoreSlim Turn = new(1);
    private static int count;

    private readonly string name;

    /// <param name="isEmpty">Whether it has no tables yet.</param>
    public PostgresSiteDatabase(bool isEmpty = false)
    {
        name = $"site{Interlocked.Increment(ref count)}";
        var server = Wait(Server.StartedAsync);
        Turn.Wait();

        try
        {
            Wait(() => Run($"CREATE DATABASE {name}{(isEmpty ? "" : $" TEMPLATE {Template}")}"));
        }
        finally
        {
            Turn.Release();
        }

        ConnectionString = server.ConnectionString(name);
    }

    /// <summary>One that somebody else has made, and takes away.</summary>
    public PostgresSiteDatabase(string connectionString) => (name, ConnectionString) = ("", connectionString);

    /// <summary>How the site gets to it.</summary>
    public string ConnectionString { get; init; }

    /// <summary>Its name on the server.</summary>
    public string Name => name;

    /// <summary>Lets every commit wait for a standby that is not there, or not any more.</summary>
    public Task WaitForStandbyAsync(bool waits = true) => Run(
        $"ALTER DATABASE {name} SET synchronous_commit = {(waits ? "on" : "local")};"
        + $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND state = 'idle'");

    /// <summary>Runs statements as the server's superuser, in no database of a site.</summary>
    public static async Task Run(string sql) => await (await Server.StartedAsync()).ExecuteAsync(sql);

    public override IReadOnlyList<(string Name, string Value)> Settings => SettingsOf(ConnectionString);

    /// <summary>The settings of a site that gets to its database so.</summary>
    public static (string Name, string Value)[] SettingsOf(string connectionString) =>
        [("Database:Provider", "Postgres"), ("ConnectionStrings:Postgres", connectionString)];

    public override DbConnection Open()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=False");
        connection.Open();
        return connection;
    }

    protected override string BlockingSql => """
        BEGIN; LOCK TABLE "AspNetUsers", "EndedSessions" IN SHARE ROW EXCLUSIVE MODE
        """;

    public override string Time(string time) => $"TIMESTAMPTZ '{time}Z'";

    public override void Dispose()
    {
        // Of the sites that all tests share some end after the server.
        if (name.Length > 0 && !Server.HasEnded)
        {
            Wait(() => Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }

    // On other threads: those of the tests may all be waiting here.
    private static void Wait(Func<Task> runAsync) => Task.Run(runAsync).GetAwaiter().GetResult();

    private static T Wait<T>(Func<Task<T>> runAsync) => Task.Run(runAsync).GetAwaiter().GetResult();

    /// <summary>The server, which starts with the first database and ends with the tests.</summary>
    public sealed class Server : IAsyncDisposable
    {
        private static Lazy<Task<PostgresServer>> Shared { get; } = new(StartAsync);

        /// <summary>The server, once it has a database to copy.</summary>
        public static Task<PostgresServer> StartedAsync() => Shared.Value;

        /// <summary>All tests have ended.</summary>
        public static bool HasEnded { get; private set; }

        public async ValueTask DisposeAsync()
        {
            HasEnded = true;

            if (Shared.IsValueCreated)
            {
                await (await Shared.Value).DisposeAsync();
            }
        }

        // Away from the caller's context, which would wait for itself.
        private static Task<PostgresServer> StartAsync() => Task.Run(async () =>
        {
            // A standby that is never there: a database that waits for it is asked to by its own setting.
            var server = await PostgresServer.StartAsync(
                ("synchronous_standby_names", "nobody"), ("synchronous_commit", "local"));
            await server.ExecuteAsync($"CREATE DATABASE {Template}");
            await new Operator(SettingsOf(server.ConnectionString(Template)), new RootKey().Text)
                .RunAsync(0, "migrate");
            return server;
        });
    }
}
