using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Partners;

/// <summary>Why a submission was refused and what to do. It never holds a submitted value.</summary>
/// <param name="Message">A sentence for the user.</param>
/// <param name="Key">The attribute at fault, if it is one.</param>
public sealed record SaveError(Message Message, string? Key = null);
