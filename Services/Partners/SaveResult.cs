namespace PartnerSite.Services.Partners;

/// <summary>How a save ended.</summary>
public enum SaveOutcome
{
    /// <summary>Everything is stored as submitted.</summary>
    Saved,

    /// <summary>The submission has errors; nothing was written.</summary>
    Invalid,

    /// <summary>The stored data changed since the user saw it; nothing was written.</summary>
    Conflict,

    /// <summary>A partner refuses the values; nothing was written, until the user insists.</summary>
    Doubtful,

    /// <summary>The account does not exist any more; nothing was written.</summary>
    OwnerGone,
}

/// <summary>How a save ended, with what is stored after it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Profile">What is stored now.</param>
/// <param name="Errors">What to mend, when it is invalid.</param>
/// <param name="Changed">Something was written.</param>
public sealed record SaveResult(SaveOutcome Outcome, PartnerProfile Profile, IReadOnlyList<SaveError> Errors, bool Changed)
{
    /// <summary>What the partners said of the values, those that were asked.</summary>
    public IReadOnlyList<(Partner Partner, PartnerCheck Check)> Checks { get; init; } = [];
}
