using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PartnerSite.Data.Postgres;

/// <summary>The database on a server: how it is reached, and how each connection is set up.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    // An instance that froze with a row locked, and one that waits for it, hold nobody up for long.
    private const string PrepareSql = "SET lock_timeout = '3s'; SET idle_in_transaction_session_timeout = '10s'";

    private const int StartTimeoutSeconds = 15;

    private readonly NpgsqlConnectionStringBuilder settings;
    private readonly NpgsqlDataSource source;

    public PostgresDatabase(NpgsqlConnectionStringBuilder settings)
    {
        this.settings = settings;

        // Without a log, which would have a line for each statement. What fails is thrown, and told once.
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UsePhysicalConnectionInitializer(Prepare, PrepareAsync);
        source = builder.Build();
    }

    /// <summary>Where it is, for messages; nothing secret.</summary>
    public string Location => $"{settings.Database ?? settings.Username} on {settings.Host}";

    /// <summary>A connection from the pool.</summary>
    /// <exception cref="NpgsqlException">There is none: no server can be reached, or too many wait.</exception>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) =>
        source.OpenConnectionAsync(cancellationToken);

    /// <summary>
    /// A connection outside the pool for a start: nobody waits for it, many may come at once, and statements that
    /// change tables take as long as they need.
    /// </summary>
    public NpgsqlConnection CreatePatient() => new(new NpgsqlConnectionStringBuilder(settings.ConnectionString)
    {
        Pooling = false,
        Timeout = Math.Max(settings.Timeout, StartTimeoutSeconds),
        CommandTimeout = 0,
    }.ConnectionString);

    /// <summary>Makes EF Core use this database.</summary>
    public void Use(DbContextOptionsBuilder options) =>
        options.UseNpgsql(source).AddInterceptors(new CommitWatch(), new StorableTextInterceptor());

    /// <summary>Forgets which hosts were no primary: the next connection asks them all.</summary>
    public void Reconsider() => (source as NpgsqlMultiHostDataSource)?.ClearDatabaseStates();

    /// <summary>
    /// After a wait that was too long the other connections of the pool are closed: when a server froze they all go to
    /// it, and each would cost somebody the same wait.
    /// </summary>
    public void Suspect(NpgsqlException exception)
    {
        if (exception.InnerException is TimeoutException)
        {
            source.Clear();
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static void Prepare(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(PrepareSql, connection);
        command.ExecuteNonQuery();
    }

    private static async Task PrepareAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(PrepareSql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
