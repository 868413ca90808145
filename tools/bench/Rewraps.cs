using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Bench;

/// <summary>Tokens under an old key, to be put under a new one.</summary>
internal sealed class Rewraps : IDisposable
{
    private const string Key = "whatsapp_system_token";
    private const int Batch = 500;

    private readonly byte[] oldKey = RandomNumberGenerator.GetBytes(EncryptionKey.Size);
    private readonly byte[] newKey = RandomNumberGenerator.GetBytes(EncryptionKey.Size);
    private readonly BenchDatabase database;
    private readonly AttributeCipher cipher;

    public Rewraps(int rows)
    {
        var old = new AttributeCipher(new EncryptionKeyRing(new EncryptionKey(oldKey)));
        cipher = new(new EncryptionKeyRing(new EncryptionKey(newKey), new EncryptionKey(oldKey)));
        database = new([new ApplicationUser { Id = "saver" }]);

        foreach (var ids in Enumerable.Range(0, rows).Chunk(5_000))
        {
            using var context = database.NewContext();
            context.Users.AddRange(
                ids.Select(id => new ApplicationUser
                {
                    Id = $"user-{id}",
                    UserName = $"user-{id}",
                    NormalizedUserName = $"USER-{id}",
                }));
            context.UserAttributes.AddRange(
                ids.Select(id => new UserAttribute
                {
                    UserId = $"user-{id}",
                    Key = Key,
                    Value = old.Encrypt($"EAA{id:D197}", new($"user-{id}", Key)),
                    Tags = ["whatsapp", AttributeTags.Sensitive],
                    CreatedAt = DateTime.UtcNow,
                    UpdatedAt = DateTime.UtcNow,
                    Version = Guid.NewGuid(),
                }));
            context.SaveChanges();
        }
    }

    public void Dispose() => database.Dispose();

    /// <summary>The command, as an operator runs it: its seconds, and its most memory in MB.</summary>
    public Task<(double Seconds, double Megabytes)> OursAsync() => Task.Run(Ours);

    private (double Seconds, double Megabytes) Ours()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "PartnerSite.dll"), "keys", "rewrap", "--batch", $"{Batch}"])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Database__Path"] = database.Path,
                ["Encryption__Key"] = Convert.ToBase64String(newKey),
                ["Encryption__RetiredKeys__0"] = Convert.ToBase64String(oldKey),
            },
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;

        while (!process.WaitForExit(TimeSpan.FromMilliseconds(20)))
        {
            process.Refresh();
            peak = Math.Max(peak, process.HasExited ? 0 : process.PeakWorkingSet64);
        }

        return process.ExitCode == 0
            ? (watch.Elapsed.TotalSeconds, peak / 1e6)
            : throw new InvalidOperationException(output.Result);
    }

    /// <summary>
    /// The yardstick: the usual way through EF Core, as many rows a transaction, tracked and saved with their activity;
    /// in this process, so without its start.
    /// </summary>
    public async Task<double> EntityFrameworkAsync()
    {
        var watch = Stopwatch.StartNew();

        for (var after = 0L; ;)
        {
            await using var context = database.NewContext();
            var rows = await context
                .UserAttributes.Where(row => row.Id > after && row.Key == Key)
                .OrderBy(row => row.Id)
                .Take(Batch)
                .ToListAsync();

            if (rows.Count == 0)
            {
                return watch.Elapsed.TotalSeconds;
            }

            foreach (var row in rows)
            {
                var address = new AttributeAddress(row.UserId, row.Key);
                context.Entry(row).Property(attribute => attribute.Value).CurrentValue = cipher.Encrypt(
                    cipher.Decrypt(row.Value, address), address);
            }

            await BenchDatabase.AddActivityAsync(
                context, [.. rows.Select(row => row.UserId)], "key_changed", $"""["{Key}"]""");
            await context.SaveChangesAsync();
            after = rows[^1].Id;
        }
    }

    /// <summary>
    /// Somebody saves until <paramref name="meanwhile"/> is over: how long the saves took, in milliseconds.
    /// </summary>
    public async Task<List<double>> SaveWhileAsync(Task meanwhile)
    {
        var (drafts, saves) = database.NewSaves(cipher);
        var times = new List<double>();

        for (var number = 1; !meanwhile.IsCompleted; number++)
        {
            var begun = Stopwatch.GetTimestamp();
            var draft = drafts.FromMembers("saver", new Dictionary<string, string?> { [Key] = $"EAA{number:D197}" });
            await saves.SaveAsync(draft, condition: null, default);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return times;
    }
}
