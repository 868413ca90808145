using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;
using PartnerSite.Services.Telemetry;
using PartnerSite.Tests.Infrastructure;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>Checks of profiles in memory by partners that say what a test wants: no site, and nobody waits.</summary>
internal sealed class MadeUpPartners : IDisposable
{
    private readonly ServiceProvider services;
    private readonly CheckLimit limit;
    private readonly ILoggerFactory logging;

    /// <param name="checksPerMinute">How often a user may ask.</param>
    /// <param name="askable">The tags of the partners that can be asked, separated by spaces.</param>
    public MadeUpPartners(int checksPerMinute = 1_000, string askable = "chotot whatsapp")
    {
        var collection = new ServiceCollection();

        foreach (var tag in askable.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            collection.AddKeyedSingleton<IPartnerChecker>(tag, new Checker(this, tag));
        }

        services = collection.BuildServiceProvider();
        limit = new(checksPerMinute);
        logging = LoggerFactory.Create(builder => builder.AddProvider(Log));
        Checks = new(
            services,
            services.GetRequiredService<IServiceProviderIsKeyedService>(),
            SiteMetrics.Unseen,
            Clock,
            logging.CreateLogger<PartnerChecks>());

        var activity = new ActivityRecorder(new MemoryActivityStore(Rules.Store), new HttpContextAccessor(), Clock);
        var credentials = new PartnerCredentials(Rules.Store, PartnerCatalog.Default, Rules.Cipher, Clock);
        Store = new(Rules.Store, Rules.Profiles, activity, Clock);
        Connections = new(Rules.Profiles, Rules.Saves, credentials, Checks, limit, Store, activity, Clock);
        Saves = new(Rules.Profiles, PartnerCatalog.Default, Rules.Saves, Checks, limit, activity);
    }

    public Rules Rules { get; } = new();

    public RushingClock Clock { get; } = new(Rules.Now);

    public LogRecorder Log { get; } = new();

    public PartnerChecks Checks { get; }

    public CheckStore Store { get; }

    public ConnectionChecks Connections { get; }

    public CheckedSaves Saves { get; }

    /// <summary>Saves, and insists on what was in doubt.</summary>
    public Task<SaveResult> SaveAsync(Draft draft, SaveResult? doubt = null) => Saves.SaveAsync(
        draft,
        doubt?.Checks.ToDictionary(asked => asked.Key.Tag, asked => asked.Value.Question) ?? [],
        default);

    /// <summary>What a partner of this tag says of values.</summary>
    public Func<string, PartnerValues, Task<PartnerCheck>> Answer { get; set; } =
        (_, _) => Task.FromResult(Says(PartnerStatus.Connected));

    /// <summary>Who was asked, about what.</summary>
    public List<(string Partner, PartnerValues Values)> Asked { get; } = [];

    /// <summary>The tags of who was asked.</summary>
    public IEnumerable<string> AskedPartners => Asked.Select(question => question.Partner);

    public ConnectedPartner Chotot => Rules.Profiles.From(Rules.Stored).Of(Rules.Chotot);

    public ConnectedPartner WhatsApp => Rules.Profiles.From(Rules.Stored).Of(Rules.WhatsApp);

    /// <summary>What was noted of checks.</summary>
    public IEnumerable<string> NotedChecks =>
        Rules.Store.Activity.Where(entry => entry.Contains("checked", StringComparison.Ordinal));

    /// <summary>A check with this status, as a checker makes it.</summary>
    public static PartnerCheck Says(PartnerStatus status, bool isOutage = false) =>
        new(status, new("Checks.Connected")) { IsOutage = isOutage };

    /// <summary>From now on every partner says this.</summary>
    public void AllSay(PartnerStatus status, bool isOutage = false) =>
        Answer = (_, _) => Task.FromResult(Says(status, isOutage));

    /// <summary>From now on every partner says this, after something has happened.</summary>
    public void AllSayAfter(Func<Task> happening, PartnerStatus status = PartnerStatus.Connected) =>
        Answer = async (_, _) =>
        {
            await happening();
            return Says(status);
        };

    /// <summary>Stores values without asking anybody, and forgets that this was noted.</summary>
    public async Task StoreAsync(params (string Key, string? Value)[] values)
    {
        await Rules.SaveAsync(Rules.Members(values));
        Rules.Store.Activity.Clear();
    }

    /// <summary>Stores a token that can't be opened.</summary>
    public Task DamageTokenAsync() => Rules.Store.ChangeAsync(
        Rules.User,
        _ => new ProfileChange
        {
            Attributes =
            [
                new()
                {
                    UserId = Rules.User,
                    Key = Rules.Token,
                    Value = "damaged",
                    Tags = ["whatsapp", AttributeTags.Sensitive],
                    CreatedAt = Rules.Now,
                    UpdatedAt = Rules.Now,
                    Version = Guid.NewGuid(),
                },
            ],
        },
        default);

    public void Dispose()
    {
        limit.Dispose();
        logging.Dispose();
        services.Dispose();
    }

    private sealed class Checker(MadeUpPartners partners, string tag) : IPartnerChecker
    {
        public Task<PartnerCheck> CheckAsync(PartnerValues values, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            partners.Asked.Add((tag, values));
            return partners.Answer(tag, values);
        }
    }
}
