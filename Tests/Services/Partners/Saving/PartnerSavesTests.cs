using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>Saves and skips as they reach the store, which decides each of them twice.</summary>
public sealed class PartnerSavesTests
{
    private readonly Rules rules = new();

    [Fact]
    public async Task A_skip_answers_the_prompt_and_stores_nothing_else()
    {
        Assert.True(await rules.Profiles.IsPromptDueAsync(Rules.User, default));

        await rules.Saves.SkipAsync(Rules.User, default);

        Assert.False(await rules.Profiles.IsPromptDueAsync(Rules.User, default));
        Assert.Equal(Rules.Now, rules.Stored.PromptAnsweredAt);
        Assert.Empty(rules.Stored.Attributes);
        Assert.Empty(rules.Stored.Connections);
        Assert.Equal(["skipped"], rules.Store.Activity);
    }

    [Fact]
    public async Task A_skip_after_a_save_changes_nothing()
    {
        await rules.SaveAsync(rules.Members(("chotot_id", "1")));

        await rules.Saves.SkipAsync(Rules.User, default);

        Assert.DoesNotContain("skipped", rules.Store.Activity);
        Assert.Equal(["chotot_id=1"], rules.Values);
    }

    [Fact]
    public async Task Who_is_gone_skips_nothing_and_has_no_prompt()
    {
        await rules.Saves.SkipAsync("nobody", default);

        Assert.Empty(rules.Store.Activity);
        Assert.False(await rules.Profiles.IsPromptDueAsync("nobody", default));
    }

    [Theory]
    [InlineData("chotot", "1", false)]
    [InlineData("chotot", null, true)]
    [InlineData("", null, true)]
    public async Task A_save_that_stores_something_answers_the_prompt(string partners, string? id, bool isDue)
    {
        await rules.SaveAsync(rules.Form(partners, ("chotot_id", id)));

        Assert.Equal(isDue, await rules.Profiles.IsPromptDueAsync(Rules.User, default));
    }

    [Fact]
    public async Task What_one_user_stores_is_no_others()
    {
        rules.Store.Add("minh");

        await rules.SaveAsync(rules.Members(("chotot_id", "1")));

        Assert.Empty(rules.Store["minh"].Attributes);
        Assert.False((await rules.Profiles.GetAsync("minh", default)).HasAny);
        Assert.True(await rules.Profiles.IsPromptDueAsync("minh", default));
    }

    [Fact]
    public async Task What_a_save_would_do_is_known_without_doing_it()
    {
        var plan = rules.Saves.Plan(rules.Stored, rules.Members(("chotot_id", "1")));

        Assert.Equal(SaveOutcome.Saved, plan.Outcome);
        Assert.False(plan.Changes.IsEmpty);
        Assert.Empty(rules.Stored.Attributes);
        Assert.Empty(rules.Store.Activity);
        Assert.False((await rules.Profiles.GetAsync(Rules.User, default)).HasAny);
    }
}
