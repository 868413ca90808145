namespace PartnerSite.Services.Activity;

/// <summary>An entry of a user's activity.</summary>
/// <param name="Number">Counts up for each user.</param>
/// <param name="At">When (UTC).</param>
/// <param name="What">What was done.</param>
/// <param name="Address">
/// The address that it came from; null when that is not known, or the site did it by itself.
/// </param>
/// <param name="Browser">What the browser or program called itself: anything, as somebody else wrote it.</param>
public sealed record LoggedActivity(long Number, DateTime At, ActivityEvent What, string? Address, string? Browser);
