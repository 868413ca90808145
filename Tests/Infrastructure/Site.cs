using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerSite.Data;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Catalog;

[assembly: AssemblyFixture(typeof(PartnerSite.Tests.Infrastructure.Site))]

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// The real site on a real database of its own: see <see cref="SiteDatabase"/>. Most tests share one, since users
/// are independent. A test that looks at all users, at the log, at limits, settings or the clock has one of its own.
/// </summary>
public class Site : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("partnersite-").FullName;

    private readonly Lock starting = new();

    private SiteDatabase? database;

    public virtual string DatabasePath => Path.Combine(folder, "partnersite.db");

    /// <summary>It has a file of SQLite in every run, for a test of what only such a file has.</summary>
    public bool IsOnSqlite { get; init; }

    /// <summary>Its database; that of the run where no other is set.</summary>
    public virtual SiteDatabase Database
    {
        get => database ??= IsOnSqlite ? new SqliteSiteDatabase(DatabasePath) : SiteDatabase.New(DatabasePath);
        init => database = value;
    }

    public string EncryptionKey { get; init; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public string Environment { get; init; } = "Development";

    public PartnerCatalog Catalog { get; init; } = Catalogs.Two;

    public TimeProvider? Clock { get; init; }

    /// <summary>Checkers by the tags of their partners.</summary>
    public Dictionary<string, IPartnerChecker> Checkers { get; } = [];

    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>How long partners may take, where a test doesn't wait for those that never answer.</summary>
    public CheckTimeouts? Timeouts { get; init; }

    /// <summary>Tests sign in far more often than people do.</summary>
    public int GuessesPerMinute { get; init; } = 1_000_000;

    /// <summary>Logs every detail, for tests that look for one or for what must not be in any.</summary>
    public bool LogsAll { get; init; }

    /// <summary>
    /// Hashes passwords as slowly as for customers. Tests make more accounts than a site does in a year.
    /// </summary>
    public bool HashesSlowly { get; init; }

    public LogRecorder Log { get; } = new();

    public override IServiceProvider Services
    {
        get
        {
            Start();
            return base.Services;
        }
    }

    /// <summary>Starts it unless it runs. Several tests may start it at once.</summary>
    public void Start()
    {
        lock (starting)
        {
            StartServer();
        }
    }

    /// <summary>A connection over https.</summary>
    public HttpClient Connect(params DelegatingHandler[] handlers)
    {
        lock (starting)
        {
            return CreateDefaultClient(new Uri("https://localhost"), handlers);
        }
    }

    public virtual SiteClient NewVisitor() => new(this);

    public async Task<SiteClient> NewUserAsync(string? email = null)
    {
        var user = NewVisitor();
        await user.RegisterAsync(email ?? Emails.New());
        return user;
    }

    public virtual ApiClient NewProgram() => new(this);

    /// <summary>A program that a registered user has signed in with.</summary>
    public async Task<ApiClient> NewSignedInProgramAsync()
    {
        using var user = await NewUserAsync();
        var program = NewProgram();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await program.LoginAsync(user.Email)).Status);
        return program;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        Database.Prepare();
        builder.UseEnvironment(Environment);

        foreach (var (name, value) in Database.Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.UseSetting("Encryption:Key", EncryptionKey);
        builder.UseSetting("Accounts:GuessesPerMinute", $"{GuessesPerMinute}");
        builder.UseSetting("Accounts:RegistrationsPerMinute", "1000000");
        builder.UseSetting("Partners:Check", "false");

        if (LogsAll)
        {
            builder.UseSetting("Logging:LogLevel:Default", "Debug");
            builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Debug");
            builder.UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Debug");
            builder.UseSetting("Logging:LogLevel:Polly", "Debug");
        }

        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            var store = services.Last(service => service.ServiceType == typeof(IProfileStore)).ImplementationType!;
            services.AddSingleton<IProfileStore>(provider =>
                new AskingTwice((IProfileStore)ActivatorUtilities.CreateInstance(provider, store)));

            services.AddSingleton(Catalog);

            foreach (var (tag, checker) in Checkers)
            {
                services.AddKeyedSingleton(tag, checker);
            }

            if (!HashesSlowly)
            {
                services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
            }

            if (Timeouts is not null)
            {
                services.AddSingleton(Timeouts);
            }

            if (Clock is not null)
            {
                services.AddSingleton(Clock);
            }
        });
    }

    /// <summary>Leaves no database behind, where it is this site's own.</summary>
    protected virtual void DisposeDatabase() => database?.Dispose();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);

        if (disposing && Directory.Exists(folder))
        {
            DisposeDatabase();
            Directory.Delete(folder, recursive: true);
        }
    }
}
