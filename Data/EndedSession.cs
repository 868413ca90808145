namespace PartnerSite.Data;

/// <summary>A session that was signed out before its cookie or token would have expired.</summary>
public sealed class EndedSession
{
    /// <summary>The session's id, as its ticket carries it.</summary>
    public required string Id { get; init; }

    /// <summary>When the session's last ticket expires and the row can be deleted (UTC).</summary>
    public required DateTime ForgetAt { get; init; }
}
