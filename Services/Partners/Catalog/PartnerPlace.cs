namespace PartnerSite.Services.Partners.Catalog;

/// <summary>A page of a partner where its users change what only the partner can change.</summary>
/// <param name="Name">Names its text among those of the partner.</param>
/// <param name="Text">What its link says.</param>
/// <param name="Address">The page, by HTTPS.</param>
/// <param name="Messages">
/// The keys of the verdicts that it is for; none for all that have no place of their own.
/// </param>
public sealed record PartnerPlace(string Name, string Text, Uri Address, params IReadOnlyList<string> Messages);
