using PartnerSite.Data;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>Saves a draft, and keeps what was stored before and after it.</summary>
internal sealed class OneSave
{
    private readonly Rules rules;

    public OneSave(Rules rules, AnyDraft sent)
    {
        this.rules = rules;
        (Sent, Before, ValuesBefore) = (sent, rules.Stored, ReadValues());
        var noted = rules.Store.Activity.Count;
        Result = Save(sent.With(rules));
        (After, ValuesAfter, Noted) = (rules.Stored, ReadValues(), rules.Store.Activity[noted..]);
    }

    public AnyDraft Sent { get; }

    public StoredProfile Before { get; }

    public StoredProfile After { get; }

    /// <summary>The values by key, opened.</summary>
    public SortedDictionary<string, string> ValuesBefore { get; }

    /// <summary>The values by key, opened.</summary>
    public SortedDictionary<string, string> ValuesAfter { get; }

    public SaveResult Result { get; }

    /// <summary>What was noted in the activity.</summary>
    public List<string> Noted { get; }

    /// <summary>Another token takes the place of the stored one.</summary>
    public bool ReplacesToken =>
        ValuesBefore.TryGetValue(Rules.Token, out var old) && Sent.TypedFor(Rules.Token) is { } typed && typed != old;

    /// <summary>
    /// A form with another token and the stored last day: that counts as the old token's, and is removed.
    /// </summary>
    public bool RepeatsDayWithOtherToken =>
        Sent.Partners is not null
        && ReplacesToken
        && ValuesBefore.TryGetValue(Rules.LastDay, out var day)
        && Sent.TypedFor(Rules.LastDay) == day;

    /// <summary>Saves the same again, as a second click does: with the version from before the first.</summary>
    public SaveResult Again() => Save(Sent.With(rules, version: PartnerProfile.VersionOf(Before)));

    private SaveResult Save(Draft draft) => rules.SaveAsync(draft).GetAwaiter().GetResult();

    private SortedDictionary<string, string> ReadValues() => new(
        rules.Values.Select(value => value.Split('=')).ToDictionary(parts => parts[0], parts => parts[1]),
        StringComparer.Ordinal);
}
