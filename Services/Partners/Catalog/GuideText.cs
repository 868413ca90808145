namespace PartnerSite.Services.Partners.Catalog;

/// <summary>A guide in one language.</summary>
/// <param name="Lead">What to know before the first step; null for nothing.</param>
/// <param name="Steps">What to do, in its order.</param>
public sealed record GuideText(string? Lead, IReadOnlyList<StepText> Steps);

/// <summary>A step in one language.</summary>
/// <param name="Text">What to do, and which words of it are the link.</param>
/// <param name="Link">Where the link leads; null for none.</param>
/// <param name="Drawing">What it looks like, described in this language; null for none.</param>
public sealed record StepText(LinkedText Text, Uri? Link, GuideDrawing? Drawing);
