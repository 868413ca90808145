using PartnerSite.Data;

namespace PartnerSite.Services.Partners;

/// <summary>What saving would do to what is stored now.</summary>
internal sealed record SavePreview(StoredRows Rows, PartnerProfile Profile, RowChanges Changes, SaveOutcome Outcome, IReadOnlyList<SaveError> Errors);
