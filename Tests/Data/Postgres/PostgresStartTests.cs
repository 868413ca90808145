using Microsoft.Extensions.Logging.Abstractions;
using PartnerSite.Data.Postgres;
using PartnerSite.Services.Startup;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Postgres;

/// <summary>A database that can't be used is said in a sentence, with what to do next.</summary>
public sealed class PostgresStartTests : IAsyncLifetime
{
    private readonly PostgresSiteDatabase database = new();

    private PostgresServer server = null!;

    public async ValueTask InitializeAsync() => server = await PostgresSiteDatabase.Server.StartedAsync();

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(null, "ConnectionStrings:Postgres is not set")]
    [InlineData("Hots=db;Password=secret", "a word of it is unknown")]
    [InlineData("Database=partnersite;Password=secret", "names no Host")]
    [InlineData("Host=db;Port=many;Password=secret", "its value is wrong")]
    public void A_connection_string_that_cannot_be_used(string? text, string sentence)
    {
        var refusal = Assert.Throws<StartupException>(() => Read(text)).Message;

        Assert.Contains(sentence, refusal, StringComparison.Ordinal);
        Assert.Contains("Host=db.example.com", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_host_that_cannot_be_reached() => AssertRefusedAsync(
        $"Host=127.0.0.1;Port={MailServer.FreePort()};Username=postgres", "can't be reached (Connection refused)");

    [Fact]
    public async Task A_wrong_password()
    {
        await PostgresSiteDatabase.Run($"CREATE ROLE {database.Name} LOGIN PASSWORD 'right'");
        await AssertRefusedAsync(
            $"Host=127.0.0.1;Port={server.Port};Database={database.Name};Username={database.Name};Password=wrong",
            "the password is wrong");
    }

    [Fact]
    public Task A_database_that_is_not_there() =>
        AssertRefusedAsync(
            server.ConnectionString("nowhere"), "there is no such database. Make it with CREATE DATABASE");

    [Fact]
    public Task Encryption_that_the_server_wants() => AssertRefusedAsync(
        $"Host=127.0.0.1;Port={server.Port};Database={database.Name};Username={PostgresServer.EncryptingRole};"
        + "SSL Mode=Disable",
        "it takes encrypted connections only. Take SSL Mode=Disable out");

    [Fact]
    public Task Encryption_that_the_server_does_not_have() => AssertRefusedAsync(
        $"Host=127.0.0.1;Port={server.Port};Database={database.Name};Username=postgres;SSL Mode=Require",
        "there is no encrypted connection");

    [Fact]
    public async Task A_role_that_lacks_a_right()
    {
        var role = $"poor_{database.Name}";
        await PostgresSiteDatabase.Run($"CREATE ROLE {role} LOGIN");
        await server.ExecuteAsync(
            $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};"
            + $"REVOKE DELETE ON \"Activity\" FROM {role}",
            database.Name);

        await AssertRefusedAsync(server.ConnectionString(database.Name, role), "may not read and write Activity");
    }

    [Fact]
    public async Task Tables_that_are_to_be_made_by_a_role_that_may_not()
    {
        using var empty = new PostgresSiteDatabase(isEmpty: true);
        await PostgresSiteDatabase.Run($"CREATE ROLE {empty.Name} LOGIN");
        await using var site = new Site { Database = empty };

        var refusal = await new Operator(
            PostgresSiteDatabase.SettingsOf(server.ConnectionString(empty.Name, empty.Name)), site.EncryptionKey)
            .RunAsync(1, "migrate");

        Assert.Contains("run the command migrate with a role that owns them", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_of_another_program()
    {
        using var other = new PostgresSiteDatabase(isEmpty: true);
        await server.ExecuteAsync("CREATE TABLE invoices (id int)", other.Name);

        await AssertRefusedAsync(other.ConnectionString, "has tables of another program (invoices)");
    }

    [Fact]
    public async Task A_newer_version_of_the_site()
    {
        await server.ExecuteAsync(
            "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')", database.Name);

        await AssertRefusedAsync(database.ConnectionString, "was made by a newer version of the site");
    }

    [Fact]
    public async Task Only_replicas()
    {
        await using var replica = await PostgresServer.FollowAsync(server, "replica");
        await AssertRefusedAsync(
            replica.ConnectionString(database.Name), "it is a replica, or read-only. Name the primary");

        await AssertRefusedAsync(
            $"Host=127.0.0.1:{replica.Port},127.0.0.1:{MailServer.FreePort()};Database={database.Name};"
            + "Username=postgres",
            "none of the hosts is a primary that can be reached");
    }

    private static Npgsql.NpgsqlConnectionStringBuilder Read(string? text) => PostgresConnectionString.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new(PostgresConnectionString.Setting, text)]).Build());

    // Needs no tables to be made.
    private static async Task AssertRefusedAsync(string connectionString, string sentence)
    {
        var there = new PostgresDatabase(Read(connectionString));
        var start = new PostgresStart(there, null!, NullLogger<PostgresStart>.Instance);

        // On another thread: those of the tests may all be waiting.
        var refusal = await Assert.ThrowsAsync<StartupException>(() => Task.Run(() => start.Migrate(() => { })));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }
}
