namespace PartnerSite.Data;

/// <summary>A job that only its holder does, until the lease ends or is renewed.</summary>
public sealed class Lease
{
    /// <summary>The job.</summary>
    public required string Name { get; init; }

    /// <summary>The instance that does it.</summary>
    public required string Holder { get; init; }

    /// <summary>When another instance may take it (UTC).</summary>
    public required DateTime Until { get; init; }
}
