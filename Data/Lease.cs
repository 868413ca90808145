namespace PartnerSite.Data;

/// <summary>A job that one instance does at a time: its holder until then, unless it is renewed.</summary>
public sealed class Lease
{
    /// <summary>The job.</summary>
    public required string Name { get; init; }

    /// <summary>The instance that does it.</summary>
    public required string Holder { get; init; }

    /// <summary>From then on another instance may take it (UTC).</summary>
    public required DateTime Until { get; init; }
}
