using PartnerSite.Services.Languages;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>The words for details are words for what partners say, and none of them is left over.</summary>
public sealed class DetailTextTests(StandIns standIns) : IClassFixture<StandIns>
{
    private static readonly string[] Scripts =
        ["quality", "status", "platform", "name-", "code", "mode", "limit-", "LIMITED", "BLOCKED"];

    [Fact]
    public async Task Every_text_is_of_a_detail_that_a_partner_gives()
    {
        await using var checking = new Checking(standIns.Partners);
        var given = new HashSet<string>();
        var tokens = StandIns.ScriptsOf("whatsapp_system_token").Where(token =>
            Scripts.Any(script => token.StartsWith($"EAA{script}", StringComparison.Ordinal)));

        foreach (var token in tokens)
        {
            Note((await checking.WhatsAppAsync(token)).Details);
        }

        Note((await checking.ChototAsync("85558138", "3cc4f7b9c2743c61b5f60c6f62063743")).Details);

        Assert.Empty(ResourceTexts.Read("Details", SiteLanguage.All[0]).Keys.Except(given));

        void Note(IReadOnlyDictionary<string, string> details) =>
            given.UnionWith(details.SelectMany(detail => (string[])[detail.Key, $"{detail.Key}.{detail.Value}"]));
    }
}
