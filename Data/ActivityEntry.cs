namespace PartnerSite.Data;

/// <summary>Something that was done with a user's connections: what, when and from where, never a value.</summary>
public sealed class ActivityEntry
{
    /// <summary>The user.</summary>
    public required string UserId { get; init; }

    /// <summary>The entry's number, counted for each user.</summary>
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

    /// <summary>The network address of the request; null when the site acted by itself.</summary>
    public string? Address { get; init; }

    /// <summary>The User-Agent header, cut to <see cref="MaxBrowserLength"/> characters.</summary>
    public string? Browser { get; init; }

    /// <summary>The most characters of <see cref="Browser"/>.</summary>
    public const int MaxBrowserLength = 256;
}
