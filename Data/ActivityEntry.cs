namespace PartnerSite.Data;

/// <summary>
/// Something that was done with a user's connections, once or several times: what, when and from where, never a value.
/// </summary>
public sealed class ActivityEntry
{
    /// <summary>The user.</summary>
    public required string UserId { get; init; }

    /// <summary>The entry's number, counted for each user.</summary>
    public required long Number { get; init; }

    /// <summary>When (UTC), the first time.</summary>
    public required DateTime At { get; init; }

    /// <summary>The name of what was done, such as <c>attributes_set</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The tag of the partner, if it is about one.</summary>
    public string? Partner { get; init; }

    /// <summary>The keys of the attributes: a JSON array.</summary>
    public string? Attributes { get; init; }

    /// <summary>The outcome of a check, by its name in the API.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// The single things that a save did, when it did more than one: a JSON array of objects with <c>kind</c>,
    /// <c>partner</c>, <c>attributes</c> and <c>status</c>.
    /// </summary>
    public string? Parts { get; init; }

    /// <summary>How often it was done, from the same address by the same browser or program.</summary>
    public int Times { get; init; } = 1;

    /// <summary>When it was done last (UTC), if more than once.</summary>
    public DateTime? LastAt { get; init; }

    /// <summary>The network address of the request; null when the site acted by itself.</summary>
    public string? Address { get; init; }

    /// <summary>The User-Agent header, cut to <see cref="MaxBrowserLength"/> characters.</summary>
    public string? Browser { get; init; }

    /// <summary>The most entries that are kept for a user: the newest.</summary>
    public const int MostPerUser = 10_000;

    /// <summary>The most characters of <see cref="Browser"/>.</summary>
    public const int MaxBrowserLength = 256;
}
