namespace PartnerSite.Services.Activity;

/// <summary>What was done: never with which value.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Partner">The tag of the partner, if it is about one.</param>
/// <param name="Attributes">The keys of the attributes, if it is about any.</param>
/// <param name="Status">What came of it, by its name in the API; for a check.</param>
public sealed record ActivityEvent(
    ActivityKind Kind, string? Partner = null, IReadOnlyList<string>? Attributes = null, string? Status = null);
