using PartnerSite.Services.Activity;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>What is stored and noted of a check, and when it counts.</summary>
public sealed class CheckStoreTests : IDisposable
{
    private readonly MadeUpPartners partners = new();

    public void Dispose() => partners.Dispose();

    [Theory]
    [InlineData(PartnerStatus.Connected, false, "checked chotot connected")]
    [InlineData(PartnerStatus.NeedsAttention, false, "checked chotot needs_attention")]
    [InlineData(PartnerStatus.CouldNotCheck, false, "checked chotot could_not_check")]
    [InlineData(PartnerStatus.CouldNotCheck, true, "checked chotot could_not_check")]
    public async Task A_check_of_what_is_stored_is_stored_and_noted(PartnerStatus status, bool isOutage, string noted)
    {
        await partners.StoreAsync(("chotot_id", "1"));

        var result = await StoreAsync(MadeUpPartners.Says(status, isOutage));

        Assert.Equal((CheckOutcome.Asked, true), (result.Outcome, result.IsStored));
        Assert.Equal(status, result.Profile.Of(Rules.Chotot).Status);
        Assert.Equal((status, Rules.Now), (partners.Chotot.Status, partners.Chotot.LastCheck!.At));
        Assert.Equal([noted], partners.Rules.Store.Activity);
    }

    [Theory]
    [InlineData("2")]
    [InlineData(null)]
    public async Task A_check_of_values_that_have_changed_meanwhile_is_noted_and_not_stored(string? id)
    {
        await partners.StoreAsync(("chotot_id", "1"), ("chotot_oid", "x"));
        var check = Of(MadeUpPartners.Says(PartnerStatus.Connected));
        await partners.StoreAsync(("chotot_id", id));

        var result = await StoreAsync(check);

        Assert.Equal((CheckOutcome.NotAsked, false), (result.Outcome, result.IsStored));
        Assert.Equal(
            ("Checks.ChangedMeanwhile", PartnerStatus.Saved, false, check.At),
            (result.Check!.Message.Key, result.Check.Status, result.Check.WasAsked, result.Check.At));
        Assert.Null(partners.Chotot.LastCheck);
        Assert.Equal(["checked chotot connected"], partners.Rules.Store.Activity);
    }

    [Fact]
    public async Task What_was_disconnected_meanwhile_gets_no_row_again()
    {
        await partners.StoreAsync(("chotot_id", "1"));
        var check = Of(MadeUpPartners.Says(PartnerStatus.Connected));
        await partners.StoreAsync(("chotot_id", null));

        await StoreAsync(check);

        Assert.Empty(partners.Rules.Stored.Connections);
    }

    [Fact]
    public async Task A_last_day_that_has_changed_meanwhile_is_nothing_that_a_partner_was_asked_about()
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));
        var version = PartnerProfile.VersionOf(partners.Rules.Stored, Rules.WhatsApp);
        await partners.StoreAsync((Rules.LastDay, "2027-01-31"));

        var check = MadeUpPartners.Says(PartnerStatus.Connected) with { At = Rules.Now, AskedVersion = version };
        var result = await partners.Store.StoreAsync(
            Rules.User, Rules.WhatsApp, check, ActivityKind.Checked, isSeen: true);

        Assert.True(result.IsStored);
    }

    [Theory]
    [InlineData(null, PartnerStatus.Connected, "checked")]
    [InlineData(PartnerStatus.Connected, PartnerStatus.Connected, "rechecked")]
    [InlineData(PartnerStatus.NeedsAttention, PartnerStatus.NeedsAttention, "rechecked")]
    [InlineData(PartnerStatus.Connected, PartnerStatus.NeedsAttention, "checked")]
    [InlineData(PartnerStatus.NeedsAttention, PartnerStatus.Connected, "checked")]
    [InlineData(PartnerStatus.Connected, PartnerStatus.CouldNotCheck, "rechecked")]
    [InlineData(null, PartnerStatus.CouldNotCheck, "rechecked")]
    public async Task What_the_site_asks_by_itself_is_routine_unless_it_is_news(
        PartnerStatus? before, PartnerStatus after, string kind)
    {
        await partners.StoreAsync(("chotot_id", "1"));

        if (before is { } status)
        {
            await StoreAsync(MadeUpPartners.Says(status));
        }

        await StoreAsync(MadeUpPartners.Says(after), ActivityKind.Rechecked);

        Assert.StartsWith($"{kind} chotot", partners.Rules.Store.Activity[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_of_values_that_are_gone_is_routine()
    {
        await partners.StoreAsync(("chotot_id", "1"));
        var check = Of(MadeUpPartners.Says(PartnerStatus.Connected));
        await partners.StoreAsync(("chotot_id", "2"));

        await StoreAsync(check, ActivityKind.Rechecked);

        Assert.Equal(["rechecked chotot connected"], partners.Rules.Store.Activity);
    }

    [Fact]
    public async Task An_outage_leaves_the_verdict_and_says_when_it_was_tried()
    {
        await partners.StoreAsync(("chotot_id", "1"));
        await StoreAsync(MadeUpPartners.Says(PartnerStatus.Connected));
        partners.Clock.Now += TimeSpan.FromHours(1);

        await StoreAsync(MadeUpPartners.Says(PartnerStatus.CouldNotCheck, isOutage: true));

        Assert.Equal((PartnerStatus.Connected, Rules.Now), (partners.Chotot.Status, partners.Chotot.Verdict!.At));
        Assert.Equal(Rules.Now.AddHours(1), partners.Chotot.Attempt!.At);
    }

    [Fact]
    public async Task Of_a_user_who_is_gone_nothing_is_stored_or_noted()
    {
        var result = await partners.Store.StoreAsync(
            "nobody", Rules.Chotot, MadeUpPartners.Says(PartnerStatus.Connected), ActivityKind.Checked, isSeen: true);

        Assert.Equal((CheckOutcome.OwnerGone, false), (result.Outcome, result.Profile.HasAny));
        Assert.Empty(partners.Rules.Store.Activity);
    }

    [Fact]
    public async Task What_is_postponed_keeps_its_verdict_and_has_had_its_turn()
    {
        await partners.StoreAsync(("chotot_id", "1"));
        await StoreAsync(MadeUpPartners.Says(PartnerStatus.Connected));
        partners.Clock.Now += TimeSpan.FromHours(1);

        await partners.Store.PostponeAsync(Rules.User, Rules.Chotot);

        var row = partners.Rules.Stored.ConnectionOf("chotot")!;
        Assert.Equal((Rules.Now, Rules.Now.AddHours(1)), (row.CheckedAt, row.AskedAt));
        Assert.Equal(["checked chotot connected"], partners.Rules.Store.Activity);
    }

    [Theory]
    [InlineData(Rules.User)]
    [InlineData("nobody")]
    public async Task Where_there_is_no_connection_there_is_nothing_to_postpone(string userId)
    {
        await partners.Store.PostponeAsync(userId, Rules.Chotot);

        Assert.Empty(partners.Rules.Stored.Connections);
    }

    private PartnerCheck Of(PartnerCheck check) => check with
    {
        At = partners.Clock.Now,
        AskedVersion = PartnerProfile.VersionOf(partners.Rules.Stored, Rules.Chotot),
    };

    private Task<CheckResult> StoreAsync(PartnerCheck check, ActivityKind kind = ActivityKind.Checked) =>
        partners.Store.StoreAsync(
            Rules.User, Rules.Chotot, check.AskedVersion is null ? Of(check) : check, kind, isSeen: true);
}
