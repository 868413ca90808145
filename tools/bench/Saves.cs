using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Bench;

/// <summary>
/// People who each save their own settings, one save after the other, on one SQLite file with synchronous FULL.
/// </summary>
internal sealed class Saves : IDisposable
{
    private readonly BenchDatabase database;
    private readonly AttributeCipher cipher = new(
        new EncryptionKeyRing(new EncryptionKey(RandomNumberGenerator.GetBytes(32))));
    private readonly string[] users;

    public Saves(int people)
    {
        users = [.. Enumerable.Range(0, people).Select(i => $"user-{i}")];
        database = new(
            users.Select(user => new ApplicationUser { Id = user, PartnerPromptAnsweredAt = DateTime.UtcNow }));
    }

    public void Dispose() => database.Dispose();

    /// <summary>The site's own way: the service, its rules, one writer with group commit.</summary>
    public Task<Result> OursAsync(TimeSpan time) => RunAsync(time, async (user, number) =>
    {
        var (drafts, saves) = database.NewSaves(cipher);
        var draft = drafts.FromForm(user, ["whatsapp"], Values(number), version: null);
        var result = await saves.SaveAsync(draft, condition: null, default);

        if (result.Outcome != SaveOutcome.Saved)
        {
            throw new InvalidOperationException(result.Outcome.ToString());
        }
    });

    /// <summary>
    /// The yardstick: the usual way through EF Core, read, change, SaveChanges, every save on its own connection.
    /// </summary>
    public Task<Result> EntityFrameworkAsync(TimeSpan time) =>
        RunAsync(
            time,
            async (user, number) =>
            {
                await using var context = database.NewContext();
                var stored = await context.UserAttributes.Where(row => row.UserId == user).ToListAsync();
                context.RemoveRange(stored);
                context.AddRange(
                    Values(number)
                        .Select(value => new UserAttribute
                        {
                            UserId = user,
                            Key = value.Key,
                            Value =
                                value.Key == "whatsapp_system_token"
                                    ? cipher.Encrypt(value.Value!, new(user, value.Key))
                                    : value.Value!,
                            Tags = ["whatsapp"],
                            CreatedAt = DateTime.UtcNow,
                            UpdatedAt = DateTime.UtcNow,
                            Version = Guid.NewGuid(),
                        }));
                await BenchDatabase.AddActivityAsync(
                    context, [user], "attributes_changed", """["whatsapp_phone_number_id","whatsapp_system_token"]""");
                await context.SaveChangesAsync();
            });

    private static Dictionary<string, string?> Values(int number) => new()
    {
        ["whatsapp_phone_number_id"] = $"{number}",
        ["whatsapp_system_token"] = $"EAA{number:D197}",
    };

    private async Task<Result> RunAsync(TimeSpan time, Func<string, int, Task> saveAsync)
    {
        var start = Stopwatch.GetTimestamp();
        var runs = await Task.WhenAll(users.Select(user => Task.Run(async () =>
        {
            var times = new List<double>();

            for (var number = 1; Stopwatch.GetElapsedTime(start) < time; number++)
            {
                var begun = Stopwatch.GetTimestamp();
                await saveAsync(user, number);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            return times;
        })));

        var sorted = runs.SelectMany(times => times).Order().ToList();
        return new(
            sorted.Count / Stopwatch.GetElapsedTime(start).TotalSeconds,
            sorted[sorted.Count / 2],
            sorted[(int)(sorted.Count * 0.99)],
            sorted[^1]);
    }
}

/// <summary>Saves a second, and how long one took: median, 99th percentile and longest, in milliseconds.</summary>
internal sealed record Result(double Rate, double Median, double P99, double Longest);
