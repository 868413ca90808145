using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PartnerSite.Data;
using PartnerSite.Services.Activity;

namespace PartnerSite.Bench;

/// <summary>A database as the site has it, in a folder of its own: SQLite, WAL, synchronous FULL.</summary>
internal sealed class BenchDatabase : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("partnersite-bench-").FullName;
    private readonly DbContextOptions<SqliteAppDbContext> options;

    public BenchDatabase(IEnumerable<ApplicationUser> users)
    {
        var database = new SqliteDatabase(System.IO.Path.Combine(folder, "bench.db"));
        Path = database.Path;
        var builder = new DbContextOptionsBuilder<SqliteAppDbContext>();
        database.EnsureFile();
        database.Use(builder);
        options = builder.Options;

        using var context = NewContext();
        context.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
        context.Database.Migrate();
        context.Users.AddRange(users);
        context.SaveChanges();

        Reader = new(database, NullLogger<SqliteReader>.Instance);
        Writer = new(database);
        Activity = new(Writer, new HttpContextAccessor(), TimeProvider.System);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    public SqliteReader Reader { get; }

    public SqliteWriter Writer { get; }

    public ActivityRecorder Activity { get; }

    /// <summary>A context as a request has one.</summary>
    public SqliteAppDbContext NewContext() => new(options);

    /// <summary>Adds an entry of each user's activity, the usual way through EF Core; <c>SaveChanges</c> stores it.</summary>
    public static async Task AddActivityAsync(SqliteAppDbContext context, IReadOnlyCollection<string> users, string kind, string attributes)
    {
        var numbers = await context.Activity.Where(entry => users.Contains(entry.UserId))
            .GroupBy(entry => entry.UserId, (user, entries) => new { User = user, Last = entries.Max(entry => entry.Number) })
            .ToDictionaryAsync(own => own.User, own => own.Last);

        context.Activity.AddRange(users.Select(user => new ActivityEntry
        {
            UserId = user,
            Number = numbers.GetValueOrDefault(user) + 1,
            At = DateTime.UtcNow,
            Kind = kind,
            Partner = "whatsapp",
            Attributes = attributes,
        }));
    }

    public void Dispose()
    {
        Reader.Dispose();
        Writer.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
