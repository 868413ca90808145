namespace PartnerSite.Services.Activity;

/// <summary>An entry of a user's activity.</summary>
/// <param name="Number">The entry's number, counted for each user.</param>
/// <param name="At">When (UTC), the first time.</param>
/// <param name="What">What was done.</param>
/// <param name="Address">
/// The network address of the request, the last one; null when it is not known, or the site acted by itself.
/// </param>
/// <param name="Browser">The User-Agent header: untrusted text.</param>
public sealed record LoggedActivity(long Number, DateTime At, ActivityEvent What, string? Address, string? Browser)
{
    /// <summary>How often it was done.</summary>
    public int Times { get; init; } = 1;

    /// <summary>When it was done last (UTC).</summary>
    public DateTime LastAt { get; init; } = At;
}
