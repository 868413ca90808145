using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>Saves that ask the partners too often, or that another save overtakes while a partner thinks.</summary>
public sealed class CheckedSaveTroubleTests : IDisposable
{
    private readonly MadeUpPartners partners = new();

    public void Dispose() => partners.Dispose();

    [Fact]
    public async Task Who_saves_too_often_still_saves_and_is_told_that_nobody_was_asked()
    {
        using var limited = new MadeUpPartners(checksPerMinute: 1);
        await limited.SaveAsync(limited.Rules.Form("chotot", ("chotot_id", "1")));

        var result = await limited.SaveAsync(limited.Rules.Form("chotot", ("chotot_id", "2")));

        Assert.Equal(SaveOutcome.Saved, result.Outcome);
        Assert.Equal("Checks.TooMany", result.Checks[Rules.Chotot].Message.Key);
        Assert.Equal(PartnerStatus.Saved, limited.Chotot.Status);
        Assert.Single(limited.Asked);
        Assert.Single(limited.NotedChecks);
    }

    [Fact]
    public async Task A_save_uses_up_no_check_that_is_asked_for()
    {
        using var limited = new MadeUpPartners(checksPerMinute: 1);
        await limited.SaveAsync(limited.Rules.Form("chotot", ("chotot_id", "1")));

        Assert.True((await limited.Connections.CheckStoredAsync(Rules.User, Rules.Chotot)).IsStored);
    }

    [Fact]
    public async Task A_verdict_does_not_count_when_another_save_came_first()
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));
        partners.AllSayAfter(() => partners.Rules.SaveAsync(partners.Rules.Members((Rules.Token, "EAAother"))));

        var result = await SaveAsync(Form("2", token: null));

        Assert.Equal(SaveOutcome.Saved, result.Outcome);
        Assert.Equal([$"{Rules.Id}=2", $"{Rules.Token}=EAAother"], partners.Rules.Values);
        Assert.Equal(PartnerStatus.Saved, partners.WhatsApp.Status);
    }

    [Fact]
    public async Task A_save_that_was_overtaken_is_a_conflict_and_its_check_is_noted()
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));
        partners.AllSayAfter(() => partners.Rules.SaveAsync(partners.Rules.Members((Rules.Id, "3"))));

        var result = await SaveAsync(Form("2", token: null, PartnerProfile.VersionOf(partners.Rules.Stored)));

        Assert.Equal(SaveOutcome.Conflict, result.Outcome);
        Assert.Equal([$"{Rules.Id}=3", $"{Rules.Token}=EAA"], partners.Rules.Values);
        Assert.Equal(["checked whatsapp connected"], partners.NotedChecks);
    }

    private Draft Form(string? id, string? token, string? version = null) => partners.Rules.Drafts.FromForm(
        Rules.User,
        ["whatsapp"],
        new Dictionary<string, string?> { [Rules.Id] = id, [Rules.Token] = token },
        version);

    private Task<SaveResult> SaveAsync(Draft draft) => partners.SaveAsync(draft);
}
