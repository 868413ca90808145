namespace PartnerSite.Data;

/// <summary>
/// Where an account is signed in, for its owner to see. Whether a session is open is not decided by it.
/// </summary>
public sealed class OpenSession
{
    /// <summary>The session's id, as its ticket carries it.</summary>
    public required string Id { get; init; }

    /// <summary>The owner.</summary>
    public required string UserId { get; init; }

    /// <summary>The account's security stamp; with another one the session has ended.</summary>
    public required string Stamp { get; init; }

    /// <summary>A program signed in by the API, and no browser.</summary>
    public required bool IsProgram { get; init; }

    /// <summary>The network address that it was begun from.</summary>
    public string? Address { get; init; }

    /// <summary>The User-Agent header that it was begun with.</summary>
    public string? Browser { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>When it ends in any case (UTC); null for a browser's, which is renewed by use.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>When it was last used (UTC), to within some minutes.</summary>
    public required DateTime LastSeenAt { get; init; }
}
