namespace PartnerSite.Data;

/// <summary>A session that was signed out before its cookie or token would have expired.</summary>
public sealed class EndedSession
{
    /// <summary>The session's id, as its ticket carries it.</summary>
    public required string Id { get; init; }

    /// <summary>When the last ticket of the session has expired by itself and the row can go (UTC).</summary>
    public required DateTime ForgetAt { get; init; }
}
