namespace PartnerSite.Data;

/// <summary>
/// What is stored about a user's connection to a partner besides its attributes. It exists while any of them does.
/// </summary>
public sealed record PartnerConnection
{
    /// <summary>The owner.</summary>
    public required string UserId { get; init; }

    /// <summary>The partner's tag.</summary>
    public required string Partner { get; init; }

    /// <summary>
    /// The verdict's name in the API, <c>connected</c> or <c>needs_attention</c>; null until there is one on what is
    /// stored now.
    /// </summary>
    public string? State { get; init; }

    /// <summary>The key of the attribute at fault, if it is one.</summary>
    public string? Field { get; init; }

    /// <summary>The text key of the verdict's sentence.</summary>
    public string? MessageKey { get; init; }

    /// <summary>The sentence's arguments: a JSON array of strings.</summary>
    public string? MessageArguments { get; init; }

    /// <summary>What the partner said about the account, none of it secret: a JSON object of strings.</summary>
    public string? Details { get; init; }

    /// <summary>When the partner gave this verdict (UTC).</summary>
    public DateTime? CheckedAt { get; init; }

    /// <summary>
    /// When the partner says that the secret expires (UTC); the year 9999 for never, null when it did not say.
    /// </summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>When the partner was last asked about what is stored now (UTC), whatever the outcome.</summary>
    public DateTime? AskedAt { get; init; }

    /// <summary>
    /// The text key of the sentence that says why the last check gave no verdict; null when it gave one.
    /// </summary>
    public string? AttemptKey { get; init; }

    /// <summary>
    /// The arguments of that sentence, when it has others than the partner's name: a JSON array of strings.
    /// </summary>
    public string? AttemptArguments { get; init; }

    /// <summary>When other server code last used the values (UTC).</summary>
    public DateTime? LastUsedAt { get; init; }
}
