namespace PartnerSite.Data;

/// <summary>Something that was done with a user's connections: what, when and from where, never a value.</summary>
public sealed class ActivityEntry
{
    /// <summary>Whom it concerns.</summary>
    public required string UserId { get; init; }

    /// <summary>Counts up for each user.</summary>
    public required long Number { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The name of what was done, such as <c>attributes_set</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The tag of the partner, if it is about one.</summary>
    public string? Partner { get; init; }

    /// <summary>The keys of the attributes: a JSON array.</summary>
    public string? Attributes { get; init; }

    /// <summary>The outcome of a check, by its name in the API.</summary>
    public string? Status { get; init; }

    /// <summary>The address that it came from; null when the site did it by itself.</summary>
    public string? Address { get; init; }

    /// <summary>What the browser or program calls itself, cut to <see cref="LongestBrowser"/> characters.</summary>
    public string? Browser { get; init; }

    /// <summary>The most characters of <see cref="Browser"/>.</summary>
    public const int LongestBrowser = 256;
}
