using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Services.Checks;

/// <summary>How a check that a user asked for ended.</summary>
public enum CheckOutcome
{
    /// <summary>The partner was asked.</summary>
    Asked,

    /// <summary>There was nothing to ask: <see cref="CheckResult.Check"/> says why.</summary>
    NotAsked,

    /// <summary>What was typed has errors; the partner was not asked.</summary>
    Invalid,

    /// <summary>The user has used up the checks of the minute; the partner was not asked.</summary>
    TooMany,

    /// <summary>The account does not exist any more.</summary>
    OwnerGone,
}

/// <summary>How a check that a user asked for ended, with what is stored after it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Profile">What is stored now.</param>
public sealed record CheckResult(CheckOutcome Outcome, PartnerProfile Profile)
{
    /// <summary>What the partner said, or why it was not asked; null for any other outcome.</summary>
    public PartnerCheck? Check { get; init; }

    /// <summary>It is the verdict on what is stored now.</summary>
    public bool IsStored { get; init; }

    /// <summary>What to correct, when what was typed is invalid.</summary>
    public IReadOnlyList<SaveError> Errors { get; init; } = [];

    /// <summary>How long to wait, when there were too many.</summary>
    public TimeSpan RetryAfter { get; init; }
}
