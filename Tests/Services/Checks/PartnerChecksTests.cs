using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>Asking a partner: when, about which values, and what goes wrong.</summary>
public sealed class PartnerChecksTests : IDisposable
{
    private readonly MadeUpPartners partners = new(askable: "chotot");

    public void Dispose() => partners.Dispose();

    [Fact]
    public void A_partner_can_be_asked_that_has_a_checker() => Assert.Equal(
        (true, false), (partners.Checks.CanCheck(Rules.Chotot), partners.Checks.CanCheck(Rules.WhatsApp)));

    [Theory]
    [InlineData(PartnerStatus.Connected, false, false)]
    [InlineData(PartnerStatus.NeedsAttention, false, false)]
    [InlineData(PartnerStatus.CouldNotCheck, false, false)]
    [InlineData(PartnerStatus.CouldNotCheck, true, true)]
    public async Task An_answer_is_passed_on_and_an_outage_is_logged(
        PartnerStatus status, bool isOutage, bool isLogged)
    {
        partners.AllSay(status, isOutage);

        var check = await AskAsync();

        Assert.Equal((status, isOutage, Rules.Now, "v1"), (check.Status, check.IsOutage, check.At, check.AskedVersion));
        Assert.Equal(isLogged, partners.Log.Text.Contains("chotot could not be asked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_time_is_that_of_the_answer()
    {
        partners.AllSayAfter(() =>
        {
            partners.Clock.Now += TimeSpan.FromSeconds(2);
            return Task.CompletedTask;
        });

        Assert.Equal(Rules.Now.AddSeconds(2), (await AskAsync()).At);
    }

    [Fact]
    public async Task A_fault_is_logged_by_its_kind_and_never_by_its_message()
    {
        partners.Answer = (_, _) => throw new FormatException("EAAsecret");

        var check = await AskAsync();

        Assert.Equal(("Checks.Failed", true, true), (check.Message.Key, check.IsOutage, check.WasAsked));
        Assert.Contains(nameof(FormatException), partners.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("EAAsecret", partners.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patience_that_is_over_is_an_outage()
    {
        partners.Answer = (_, _) => throw new OperationCanceledException("by patience");

        var check = await AskAsync();

        Assert.Equal(("Checks.NoAnswer", true), (check.Message.Key, check.IsOutage));
        Assert.Contains("chotot did not answer within 10 seconds", partners.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gives_up_gets_no_check() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(new(canceled: true)));

    private Task<PartnerCheck> AskAsync(CancellationToken cancellationToken = default) => partners.Checks.AskAsync(
        Rules.Chotot,
        new(new Dictionary<string, string> { ["chotot_id"] = "1" }),
        "v1",
        PartnerChecks.Timeout,
        cancellationToken);
}
