namespace PartnerSite.Data.Postgres;

/// <summary>An event that counts against a limit, under one of its names.</summary>
internal sealed class CountedEvent
{
    /// <summary>The name, hashed: it has accounts and addresses in it.</summary>
    public required string Name { get; init; }

    /// <summary>The event.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was (UTC).</summary>
    public required DateTime At { get; init; }
}
