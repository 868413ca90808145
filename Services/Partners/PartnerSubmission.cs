namespace PartnerSite.Services.Partners;

/// <summary>What a user sent to be saved.</summary>
/// <param name="Partners">The tags of the chosen partners; one that is stored and not chosen is disconnected.</param>
/// <param name="Values">Values by attribute key; a blank sensitive one keeps what is stored.</param>
/// <param name="Version">The <see cref="PartnerProfile.Version"/> that the user saw; null saves over whatever is there.</param>
public sealed record PartnerSubmission(
    IReadOnlyCollection<string> Partners, IReadOnlyDictionary<string, string?> Values, string? Version)
{
    // A record would print the values.
    public override string ToString() => nameof(PartnerSubmission);
}
