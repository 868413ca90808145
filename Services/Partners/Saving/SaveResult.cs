using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>How a save ended.</summary>
public enum SaveOutcome
{
    /// <summary>Everything is stored as submitted.</summary>
    Saved,

    /// <summary>The draft has errors; nothing was stored.</summary>
    Invalid,

    /// <summary>The stored data changed since the user saw it; nothing was stored.</summary>
    Conflict,

    /// <summary>A partner refuses the values; nothing was stored, until the user insists.</summary>
    Doubtful,

    /// <summary>The account does not exist any more; nothing was stored.</summary>
    OwnerGone,
}

/// <summary>How a save ended, with what is stored after it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Profile">What is stored now.</param>
public sealed record SaveResult(SaveOutcome Outcome, PartnerProfile Profile)
{
    /// <summary>What to correct, when the draft is invalid.</summary>
    public IReadOnlyList<SaveError> Errors { get; init; } = [];

    /// <summary>Something was stored.</summary>
    public bool Changed { get; init; }

    /// <summary>What partners said about the values that change.</summary>
    public IReadOnlyDictionary<Partner, PartnerCheck> Checks { get; init; } = NoChecks;

    /// <summary>No partner was asked.</summary>
    internal static IReadOnlyDictionary<Partner, PartnerCheck> NoChecks { get; } =
        new Dictionary<Partner, PartnerCheck>();
}
