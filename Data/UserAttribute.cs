namespace PartnerSite.Data;

/// <summary>One attribute of a user. A value tagged sensitive is an envelope, never the value itself.</summary>
public sealed class UserAttribute
{
    /// <summary>Row id; it never leaves the server.</summary>
    public long Id { get; init; }

    /// <summary>The owner.</summary>
    public required string UserId { get; init; }

    /// <summary>The key of the catalog's attribute, such as <c>chotot_id</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The plain value, or the envelope of a sensitive one.</summary>
    public required string Value { get; init; }

    /// <summary>The tags in force when the value was written.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>First written (UTC).</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Last written (UTC).</summary>
    public required DateTime UpdatedAt { get; init; }

    /// <summary>
    /// Different after every write and never used twice, so that a row that is deleted and created again differs from
    /// the old one.
    /// </summary>
    public required Guid Version { get; init; }
}
