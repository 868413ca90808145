using System.Diagnostics;
using Npgsql;

namespace PartnerSite.Data.Postgres;

/// <summary>Does again what has surely had no effect: reads, and transactions that were not committed.</summary>
internal sealed class PostgresAttempts(PostgresDatabase database)
{
    private const int Most = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Runs it until it succeeds, fails for good, or a second has passed without a connection that works. A
    /// <see cref="StorageUnavailableException"/> is final.
    /// </summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();

        for (var (count, pause) = (1, FirstPause); ; count++, pause *= 2)
        {
            try
            {
                return await attempt();
            }
            catch (NpgsqlException exception) when (
                count < Most && PostgresFault.GaveWay(exception))
            {
                // The other one has gone first.
            }
            catch (NpgsqlException exception) when (
                count < Most
                && PostgresFault.IsOfConnection(exception)
                && Stopwatch.GetElapsedTime(start) < LongestTime)
            {
                database.Reconsider();
            }

            // Those that met once do not meet again.
            await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), cancellationToken);
        }
    }
}
