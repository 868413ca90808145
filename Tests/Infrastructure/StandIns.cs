using PartnerSite.Services.Partners.Catalog;
using PartnerSite.StandIn;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The stand-in partners, and another server that must get no requests.</summary>
public sealed class StandIns : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public StandInPartners Partners { get; private set; } = null!;

    /// <summary>Where redirects and <c>paging.next</c> lead.</summary>
    public StandInPartners Elsewhere { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Partners = await StandInPartners.StartAsync(clock: new FixedClock(Now));
        Elsewhere = await StandInPartners.StartAsync();
        Partners.RedirectsTo = Elsewhere.Address;
    }

    public async ValueTask DisposeAsync()
    {
        await Partners.DisposeAsync();
        await Elsewhere.DisposeAsync();
    }

    /// <summary>The requests with this token.</summary>
    public RecordedRequest[] RequestsWith(string token) =>
        [
            .. Partners.Requests.Where(request =>
                request.Headers.GetValueOrDefault("Authorization") == $"Bearer {token}"),
        ];

    /// <summary>The requests for this account.</summary>
    public RecordedRequest[] RequestsFor(string account) =>
        [
            .. Partners.Requests.Where(request =>
                request.Path.Contains($"account_id={account}", StringComparison.Ordinal)
                || request.Path.EndsWith($"/profile/{account}", StringComparison.Ordinal)),
        ];

    /// <summary>Who plays the partner of this tag.</summary>
    public static IStandIn Of(string tag)
    {
        var partner = StandInPartners.All.FirstOrDefault(one => one.Partner == tag);
        Assert.True(partner is not null, $"'{tag}' has no stand-in: see docs/adding-a-partner.md.");
        return partner;
    }

    /// <summary>
    /// The values of this attribute that have an answer of their own; none when it is never sent to its partner.
    /// </summary>
    public static IReadOnlyList<string> ScriptsOf(string key) =>
        Of(PartnerCatalog.Default.PartnerOf(key)!.Tag).Scripts.GetValueOrDefault(key, []);

    /// <summary>
    /// What this partner can be asked: its examples, each replaced in turn by every value with an answer of its own.
    /// </summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> ValuesOf(string tag)
    {
        var entered = PartnerCatalog.Default.FindPartner(tag)!.Attributes.Where(one => !one.IsDate).ToList();

        return
            from attribute in entered
            from script in ScriptsOf(attribute.Key).Append(attribute.Example!)
            select entered.ToDictionary(
                one => one.Key,
                one => one == attribute ? script.Replace("{n}", "5", StringComparison.Ordinal) : one.Example!);
    }

    /// <summary>A token of this script that nobody else has.</summary>
    public static string Token(string script) => $"{script}.{Guid.NewGuid():N}";
}
