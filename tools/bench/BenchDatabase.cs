using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PartnerSite.Data;
using PartnerSite.Data.Sqlite;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Bench;

/// <summary>A database like the site's, in a folder of its own: SQLite, WAL, synchronous FULL.</summary>
internal sealed class BenchDatabase : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("partnersite-bench-").FullName;
    private readonly DbContextOptions<AppDbContext> options;
    private readonly SqliteReader reader;
    private readonly SqliteWriter writer;

    public BenchDatabase(IEnumerable<ApplicationUser> users)
    {
        var database = new SqliteDatabase(System.IO.Path.Combine(folder, "bench.db"));
        Path = database.Path;
        var builder = new DbContextOptionsBuilder<AppDbContext>();
        database.EnsureFile();
        database.Use(builder);
        options = builder.Options;

        using var context = NewContext();
        context.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
        context.Database.Migrate();
        context.Users.AddRange(users);
        context.SaveChanges();

        reader = new(database, NullLogger<SqliteReader>.Instance);
        writer = new(database, SiteMetrics.Unseen);
        Sessions = new SqliteSessionStore(reader, writer);
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    public ISessionStore Sessions { get; }

    /// <summary>The site's own way to save, with its rules, for values sealed by <paramref name="cipher"/>.</summary>
    public (Drafts Drafts, PartnerSaves Saves) NewSaves(AttributeCipher cipher)
    {
        var catalog = PartnerCatalog.Default;
        var store = new SqliteProfileStore(reader, writer);
        var profiles = new PartnerProfiles(store, catalog, cipher);
        var rules = new SaveRules(catalog, cipher);
        var activity = new ActivityRecorder(
            new SqliteActivityStore(reader, writer), new HttpContextAccessor(), TimeProvider.System);

        // The tokens here are longer than any password, so no account is looked at.
        var scopes = new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>();
        var passwords = new AccountPasswords(
            scopes,
            new(TimeProvider.System, guessesPerMinute: 10),
            new(),
            new HttpContextAccessor(),
            NullLogger<AccountPasswords>.Instance);

        var decisions = new SaveDecisions(rules, profiles, catalog);
        return (new(catalog, cipher), new(store, rules, decisions, passwords, activity, SiteMetrics.Unseen));
    }

    /// <summary>A context like a request's.</summary>
    public AppDbContext NewContext() => new(options);

    /// <summary>
    /// Adds an entry of each user's activity, the usual way through EF Core; <c>SaveChanges</c> stores it.
    /// </summary>
    public static async Task AddActivityAsync(
        AppDbContext context, IReadOnlyCollection<string> users, string kind, string attributes)
    {
        var numbers = await context
            .Activity.Where(entry => users.Contains(entry.UserId))
            .GroupBy(
                entry => entry.UserId,
                (user, entries) => new { User = user, Last = entries.Max(entry => entry.Number) })
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
        reader.Dispose();
        writer.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
