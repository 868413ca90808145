namespace PartnerSite.Services.Partners.Catalog;

/// <summary>One thing to do at a partner.</summary>
public sealed record GuideStep
{
    /// <param name="text">A short sentence or two. Words in square brackets are the link's.</param>
    /// <param name="link">The page where it is done, by HTTPS; null when there is none.</param>
    /// <exception cref="ArgumentException">The link has no words, the words no link, or it is not HTTPS.</exception>
    public GuideStep(string text, string? link = null)
    {
        if (LinkedText.HasLink(text) != link is not null)
        {
            throw new ArgumentException($"A link needs words in square brackets, and they need a link: {text}");
        }

        if (link is not null && !link.StartsWith("https://", StringComparison.Ordinal))
        {
            throw new ArgumentException($"A link begins with https://, and '{link}' does not.");
        }

        Text = text;
        Link = link is null ? null : new(link);
    }

    /// <summary>What to do; words in square brackets are the link's.</summary>
    public string Text { get; }

    /// <summary>The page where it is done.</summary>
    public Uri? Link { get; }

    /// <summary>What it looks like there.</summary>
    public GuideDrawing? Drawing { get; init; }
}
