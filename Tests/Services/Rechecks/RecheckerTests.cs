using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Services.Checks;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Rechecks;

/// <summary>Whose turn it is to be asked about again, and how politely, on profiles in memory.</summary>
public sealed class RecheckerTests : IDisposable
{
    private readonly Rechecking rechecks = new();

    public void Dispose() => rechecks.Dispose();

    [Theory]
    [InlineData(23, 0)]
    [InlineData(24, 0)]
    [InlineData(25, 1)]
    [InlineData(24 * 400, 1)]
    public async Task A_connection_has_its_turn_when_it_was_not_asked_about_for_a_day(int hours, int count)
    {
        await rechecks.StoreAsync("an", askedHoursAgo: hours, ("chotot_id", "1"));

        Assert.Equal(count, await rechecks.RunAsync());
        Assert.Equal(0, await rechecks.RunAsync());
    }

    [Fact]
    public async Task What_was_asked_about_in_the_same_minute_has_its_turn_within_an_hour_and_not_at_once()
    {
        for (var user = 0; user < 40; user++)
        {
            await rechecks.StoreAsync($"user {user}", askedHoursAgo: 24, ("chotot_id", "1"));
        }

        var counts = new List<int>();

        for (var quarter = 0; quarter < 4; quarter++)
        {
            rechecks.Partners.Clock.Now += TimeSpan.FromMinutes(15);
            counts.Add(await rechecks.RunAsync(perMinute: 6_000));
        }

        Assert.Equal(40, counts.Sum());
        Assert.All(counts, count => Assert.InRange(count, 3, 20));
    }

    [Fact]
    public async Task Who_was_never_asked_about_comes_first_and_then_who_waits_the_longest()
    {
        await rechecks.StoreAsync("an", askedHoursAgo: 30, ("chotot_id", "an"));
        await rechecks.StoreAsync("binh", askedHoursAgo: 50, (Rules.Id, "binh"), (Rules.Token, "EAA"));
        await rechecks.StoreAsync("chi", askedHoursAgo: null, ("chotot_id", "chi"));
        await rechecks.StoreAsync("dung", askedHoursAgo: 40, ("chotot_id", "dung"));

        await rechecks.RunAsync();

        Assert.Equal(["chi", "binh", "dung", "an"], AskedIds);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(5, 5)]
    [InlineData(30, 5)]
    public async Task No_more_are_asked_about_than_the_rate_allows_and_the_pauses_fit_it(int perMinute, int count)
    {
        for (var user = 0; user < 5; user++)
        {
            await rechecks.StoreAsync($"user {user}", askedHoursAgo: 30 + user, ("chotot_id", "1"));
        }

        Assert.Equal(count, await rechecks.RunAsync(perMinute));
        Assert.Equal(count - 1, rechecks.Partners.Clock.Pauses.Count);
        Assert.All(
            rechecks.Partners.Clock.Pauses,
            pause => Assert.InRange(pause.TotalSeconds * perMinute, 0.75 * 60, 1.25 * 60));
    }

    [Theory]
    [InlineData("out out out out out", 3)]
    [InlineData("out out well out out well", 6)]
    [InlineData("out out well out out out out", 6)]
    [InlineData("unsure unsure unsure unsure", 4)]
    [InlineData("refused refused refused refused", 4)]
    public async Task A_partner_that_is_out_of_order_three_times_in_a_row_is_left_alone(string answers, int asked)
    {
        var kinds = answers.Split(' ');

        for (var user = 0; user < kinds.Length; user++)
        {
            await rechecks.StoreAsync($"user {user}", askedHoursAgo: 99 - user, ("chotot_id", kinds[user]));
        }

        rechecks.Partners.Answer = (_, values) => Task.FromResult(values["chotot_id"] switch
        {
            "well" => MadeUpPartners.Says(PartnerStatus.Connected),
            "refused" => MadeUpPartners.Says(PartnerStatus.NeedsAttention),
            "unsure" => MadeUpPartners.Says(PartnerStatus.CouldNotCheck),
            _ => MadeUpPartners.Says(PartnerStatus.CouldNotCheck, isOutage: true),
        });

        Assert.Equal(asked, await rechecks.RunAsync());
    }

    [Fact]
    public async Task An_outage_of_one_partner_keeps_no_other_waiting()
    {
        for (var user = 0; user < 5; user++)
        {
            await rechecks.StoreAsync($"user {user}", 99, (Rules.Id, "1"), (Rules.Token, "EAA"), ("chotot_id", "1"));
        }

        rechecks.Partners.Answer = (tag, _) => Task.FromResult(tag == "chotot"
            ? MadeUpPartners.Says(PartnerStatus.Connected)
            : MadeUpPartners.Says(PartnerStatus.CouldNotCheck, isOutage: true));

        Assert.Equal(8, await rechecks.RunAsync());
        Assert.Equal(5, rechecks.Partners.AskedPartners.Count(tag => tag == "chotot"));
    }

    [Fact]
    public async Task What_is_incomplete_is_not_asked_about_and_takes_nobodys_turn()
    {
        await rechecks.StoreAsync("an", askedHoursAgo: null, (Rules.Id, "an"));
        await rechecks.StoreAsync("binh", askedHoursAgo: 30, (Rules.Id, "binh"), (Rules.Token, "EAA"));

        Assert.Equal(1, await rechecks.RunAsync(perMinute: 2));
        Assert.Equal(["binh"], AskedIds);
        Assert.NotNull(rechecks.Partners.Rules.Store["an"].ConnectionOf("whatsapp")!.AskedAt);
    }

    [Fact]
    public async Task A_partner_without_a_checker_is_not_looked_for()
    {
        using var few = new Rechecking("whatsapp");
        await few.StoreAsync("an", askedHoursAgo: null, ("chotot_id", "1"));

        Assert.Equal(0, await few.RunAsync());
        Assert.Null(few.Partners.Rules.Store["an"].ConnectionOf("chotot")!.AskedAt);
    }

    [Fact]
    public async Task A_round_that_is_given_up_asks_nobody_more()
    {
        await rechecks.StoreAsync("an", askedHoursAgo: 31, ("chotot_id", "1"));
        await rechecks.StoreAsync("binh", askedHoursAgo: 30, ("chotot_id", "1"));
        using var stopping = new CancellationTokenSource();
        rechecks.Partners.AllSayAfter(stopping.CancelAsync);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => rechecks.NewInstance().RunAsync(stopping.Token));

        Assert.Single(rechecks.Partners.Asked);
    }

    private IEnumerable<string?> AskedIds =>
        rechecks.Partners.Asked.Select(question => question.Values["chotot_id"] ?? question.Values[Rules.Id]);
}
