using PartnerSite.Data;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>What saving a draft would do to what is stored.</summary>
/// <param name="Stored">What is stored.</param>
/// <param name="Changes">The rows that would change.</param>
/// <param name="Outcome">How it would end.</param>
/// <param name="Errors">What to correct, when the draft is invalid.</param>
internal sealed record SavePlan(
    StoredProfile Stored, RowChanges Changes, SaveOutcome Outcome, IReadOnlyList<SaveError> Errors);
