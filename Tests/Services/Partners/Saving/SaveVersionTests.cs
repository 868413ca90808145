using PartnerSite.Data;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>Whether a save may overwrite what is stored: the version of a form, the condition of a program.</summary>
public sealed class SaveVersionTests
{
    private readonly Rules rules = new();

    [Theory]
    [InlineData("chotot", "1", true, SaveOutcome.Saved)]
    [InlineData("chotot", "2", true, SaveOutcome.Saved)]
    [InlineData("chotot", null, true, SaveOutcome.Invalid)]
    [InlineData("chotot", "a\nb", true, SaveOutcome.Invalid)]
    [InlineData("", null, true, SaveOutcome.Saved)]
    [InlineData("chotot", "1", false, SaveOutcome.Saved)]
    [InlineData("chotot", "2", false, SaveOutcome.Conflict)]
    [InlineData("chotot", null, false, SaveOutcome.Conflict)]
    [InlineData("chotot", "a\nb", false, SaveOutcome.Conflict)]
    [InlineData("", null, false, SaveOutcome.Conflict)]
    public async Task A_form_changes_what_its_reader_saw_and_nothing_newer(
        string partners, string? id, bool isCurrent, SaveOutcome outcome)
    {
        var seen = PartnerProfile.VersionOf(rules.Stored);
        await rules.SaveAsync(rules.Form("chotot", ("chotot_id", "1")));
        var version = isCurrent ? PartnerProfile.VersionOf(rules.Stored) : seen;

        var plan = rules.Plan(Form(partners, id, version));

        Assert.Equal(outcome, plan.Outcome);
        Assert.Equal(outcome == SaveOutcome.Invalid, plan.Errors.Count > 0);
    }

    [Fact]
    public async Task Two_forms_of_the_same_version_are_one_save_and_one_conflict()
    {
        var version = PartnerProfile.VersionOf(rules.Stored);

        var first = await rules.SaveAsync(Form("chotot", "1", version));
        var second = await rules.SaveAsync(Form("chotot", "2", version));

        Assert.Equal((SaveOutcome.Saved, SaveOutcome.Conflict), (first.Outcome, second.Outcome));
        Assert.Equal(first.Profile.Version, second.Profile.Version);
        Assert.Equal("1", second.Profile.Of(Rules.Chotot).PlainValue("chotot_id"));
    }

    [Fact]
    public async Task What_was_removed_and_made_again_is_newer()
    {
        await rules.SaveAsync(rules.Form("chotot", ("chotot_id", "1")));
        var seen = PartnerProfile.VersionOf(rules.Stored);
        await rules.SaveAsync(Drafts.Disconnecting(Rules.User, Rules.Chotot));
        await rules.SaveAsync(rules.Form("chotot", ("chotot_id", "1")));

        Assert.NotEqual(seen, PartnerProfile.VersionOf(rules.Stored));
        Assert.Equal(SaveOutcome.Conflict, rules.Plan(Form("chotot", "2", seen)).Outcome);
    }

    [Fact]
    public async Task A_verdict_makes_no_form_older()
    {
        await rules.SaveAsync(rules.Form("chotot", ("chotot_id", "1")));
        var seen = PartnerProfile.VersionOf(rules.Stored);
        var row = rules.Stored.ConnectionOf("chotot")!.With(PartnerCheck.Connected(new("Checks.Connected")));
        await rules.Store.ChangeAsync(Rules.User, _ => new ProfileChange { Connections = [row] }, default);

        Assert.Equal(SaveOutcome.Saved, rules.Plan(Form("chotot", "2", seen)).Outcome);
    }

    [Fact]
    public async Task A_condition_is_asked_about_what_is_stored_not_about_what_is_wanted()
    {
        await rules.SaveAsync(rules.Members(("chotot_id", "1"), (Rules.Token, "EAA")));
        var seen = new List<string?>();

        rules.Plan(rules.Members(("chotot_id", "2"), (Rules.Token, null)), profile =>
        {
            seen.Add(profile.Of(Rules.Chotot).PlainValue("chotot_id"));
            seen.Add(profile.Find(Rules.Token)?.Definition.Key);
            return true;
        });

        Assert.Equal(["1", Rules.Token], seen);
    }

    [Fact]
    public async Task A_condition_holds_for_no_change_too()
    {
        await rules.SaveAsync(rules.Members(("chotot_id", "1")));

        Assert.Equal(SaveOutcome.Conflict, rules.Plan(rules.Members(("chotot_id", "1")), _ => false).Outcome);
    }

    [Fact]
    public async Task A_condition_that_does_not_hold_stores_and_notes_nothing()
    {
        var result = await rules.Saves.SaveAsync(rules.Members(("chotot_id", "1")), _ => false, default);

        Assert.Equal((SaveOutcome.Conflict, false), (result.Outcome, result.Changed));
        Assert.Empty(rules.Stored.Attributes);
        Assert.Null(rules.Stored.PromptAnsweredAt);
        Assert.Empty(rules.Store.Activity);
    }

    private Draft Form(string partners, string? id, string version) => rules.Drafts.FromForm(
        Rules.User,
        partners.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        new Dictionary<string, string?> { ["chotot_id"] = id },
        version);
}
