using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Postgres;

/// <summary>
/// A primary and its synchronous standby. The primary is killed, or freezes, while people save, and the standby is
/// promoted: nothing that was acknowledged is lost, and the site finds the new primary by itself.
/// </summary>
public sealed class FailOverTests : IAsyncLifetime
{
    private const int Writers = 4;
    private const string Standby = "standby1";

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(DrillAttribute.IsLong ? 30 : 2);

    // An election takes longer than any request waits.
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(DrillAttribute.IsLong ? 20 : 9);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(DrillAttribute.IsLong ? 30 : 4);

    private readonly ConcurrentDictionary<string, string> outcomes = new();
    private PostgresServer primary = null!;
    private PostgresServer standby = null!;
    private Site site = null!;

    public async ValueTask InitializeAsync()
    {
        primary = await PostgresServer.StartAsync();
        await primary.ExecuteAsync("CREATE ROLE site LOGIN PASSWORD 'site'");
        await primary.ExecuteAsync("CREATE DATABASE site OWNER site");
        standby = await PostgresServer.FollowAsync(primary, Standby, ("synchronous_standby_names", ""));
        await primary.ExecuteAsync($"ALTER SYSTEM SET synchronous_standby_names = '{Standby}'");
        await primary.ExecuteAsync("SELECT pg_reload_conf()");
        site = new()
        {
            Database = new PostgresSiteDatabase(
                $"Host=127.0.0.1:{primary.Port},127.0.0.1:{standby.Port};Database=site;Username=site;Password=site;"
                + "Target Session Attributes=primary"),
        };
        site.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await standby.DisposeAsync();
        await primary.DisposeAsync();
    }

    [Drill]
    [Theory]
    [InlineData("killed", "KILL")]
    [InlineData("frozen", "STOP")]
    public async Task Nothing_that_was_acknowledged_is_lost_and_saving_goes_on(string what, string signal)
    {
        var program = await site.NewSignedInProgramAsync();
        using var end = new CancellationTokenSource();
        var slowest = TimeSpan.Zero;
        var writers = Enumerable.Range(0, Writers).Select(_ => WriteAsync(end.Token)).ToList();
        var reader = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                var start = Stopwatch.GetTimestamp();
                await program.GetAsync("/api/v1/auth/me");
                var took = Stopwatch.GetElapsedTime(start);
                slowest = took > slowest ? took : slowest;
            }
        });

        await Task.Delay(Before);
        await primary.SignalAsync(signal);
        await Task.Delay(Outage);
        await standby.ExecuteAsync("SELECT pg_promote()");
        var promoted = Stopwatch.GetTimestamp();
        var count = Kept;

        while (Kept == count && Stopwatch.GetElapsedTime(promoted) < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(10);
        }

        var resumed = Stopwatch.GetElapsedTime(promoted);
        await Task.Delay(After);
        await end.CancelAsync();
        await Task.WhenAll([.. writers, reader]);
        var stored = await StoredAsync();
        var lost = outcomes.Count(write => write.Value == "kept" && !stored.Contains(write.Key));
        var unexpected = outcomes.Count(write => write.Value == "refused" && stored.Contains(write.Key));
        var session = (await program.GetAsync("/api/v1/auth/me")).Status;
        Drill.Say(
            $"primary {what}, standby promoted",
            "0 lost, 0 unexpected, sessions stay, writes resume within 5 s",
            $"{Kept} kept, {lost} lost, {unexpected} unexpected, "
            + $"{Count("unknown")} unknown, {Count("refused")} refused, "
            + $"session {(int)session}, resumed after {resumed.TotalSeconds:F1} s, "
            + $"slowest read {slowest.TotalSeconds:F1} s",
            lost == 0 && unexpected == 0 && session == HttpStatusCode.OK && resumed < TimeSpan.FromSeconds(5));
    }

    private int Kept => Count("kept");

    private int Count(string outcome) => outcomes.Values.Count(each => each == outcome);

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var leases = site.Services.GetRequiredService<ILeaseStore>();

        while (!cancellationToken.IsCancellationRequested)
        {
            var name = Guid.NewGuid().ToString();
            var lease = new Lease { Name = name, Holder = "drill", Until = DateTime.UtcNow.AddHours(1) };

            try
            {
                await leases.TakeAsync(lease, DateTime.UtcNow, CancellationToken.None);
                outcomes[name] = "kept";
            }
            catch (StorageUnavailableException exception)
            {
                outcomes[name] = exception.IsUnknown ? "unknown" : "refused";
            }
        }
    }

    private async Task<HashSet<string>> StoredAsync()
    {
        await using var connection = new Npgsql.NpgsqlConnection(standby.ConnectionString("site"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Name\" FROM \"Leases\" FOR UPDATE";
        await using var rows = await command.ExecuteReaderAsync();
        var names = new HashSet<string>();

        while (await rows.ReadAsync())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }
}
