using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartnerSite.Data;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Postgres;

/// <summary>A save is one decision, in two round trips.</summary>
public sealed class PostgresWriterTests : IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc);

    private readonly PostgresSiteDatabase database = new();
    private readonly Site site;

    public PostgresWriterTests() => site = new() { Database = database };

    public ValueTask InitializeAsync()
    {
        site.Start();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Of_two_that_wait_for_each_other_the_save_gives_way_and_decides_anew()
    {
        using var user = await site.NewUserAsync();
        var userId = await site.UserIdAsync(user.Email);
        await SaveAsync(userId, "first");
        await using var other = new NpgsqlConnection($"{database.ConnectionString};Pooling=False;Command Timeout=30");
        await other.OpenAsync();
        await ExecuteAsync(other, "SET deadlock_timeout = '20s'; BEGIN; UPDATE \"UserAttributes\" SET \"Tags\" = '[]'");
        var decisions = 0;
        Task? waits = null;

        await Store.ChangeAsync(userId, _ =>
        {
            decisions++;
            waits ??= ExecuteAsync(other, "UPDATE \"AspNetUsers\" SET \"Language\" = 'vi'; COMMIT");
            return Change(userId, "second");
        }, default);

        await waits!;

        // The tests' store asks for each decision twice.
        Assert.InRange(decisions, 4, 10);
        Assert.Equal("second", Assert.Single((await site.ProfileOfAsync(userId))!.Attributes).Value);
    }

    [Fact]
    public async Task An_exception_from_a_decision_leaves_nothing_locked()
    {
        using var user = await site.NewUserAsync();
        var userId = await site.UserIdAsync(user.Email);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.ChangeAsync(
            userId, _ => throw new InvalidOperationException("refused"), default));
        await SaveAsync(userId, "next");

        Assert.Single((await site.ProfileOfAsync(userId))!.Attributes);
    }

    [Fact]
    public async Task Saves_of_one_user_at_once_each_see_the_one_before()
    {
        using var user = await site.NewUserAsync();
        var userId = await site.UserIdAsync(user.Email);
        await SaveAsync(userId, "0");

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Store.ChangeAsync(
            userId,
            stored => Change(userId, $"{int.Parse(stored!.Attributes[0].Value, null) + 1}"),
            default)));

        Assert.Equal("100", (await site.ProfileOfAsync(userId))!.Attributes[0].Value);
    }

    [Fact]
    public async Task A_lost_connection_before_the_commit_costs_nobody_a_failure()
    {
        using var user = await site.NewUserAsync();
        var userId = await site.UserIdAsync(user.Email);
        await SaveAsync(userId, "before");
        await PostgresSiteDatabase.Run(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database.Name}'");

        await SaveAsync(userId, "after");

        Assert.Equal("after", (await site.ProfileOfAsync(userId))!.Attributes[0].Value);
    }

    private IProfileStore Store => site.Services.GetRequiredService<IProfileStore>();

    private static ProfileChange Change(string userId, string value) => new()
    {
        Attributes =
        [
            new()
            {
                UserId = userId,
                Key = "chotot_id",
                Value = value,
                Tags = ["chotot"],
                CreatedAt = Now,
                UpdatedAt = Now,
                Version = new Guid(int.TryParse(value, out var number) ? number : 0, 0, 0, new byte[8]),
            },
        ],
    };

    private Task SaveAsync(string userId, string value) =>
        Store.ChangeAsync(userId, _ => Change(userId, value), default);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
