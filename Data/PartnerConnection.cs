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

    /// <summary>The name of what the owner is to be mailed; null when nothing is waiting.</summary>
    public string? Notice { get; init; }

    /// <summary>When that was decided (UTC).</summary>
    public DateTime? NoticedAt { get; init; }

    /// <summary>When the mail is to be sent, or tried again (UTC).</summary>
    public DateTime? NoticeDueAt { get; init; }

    /// <summary>
    /// When the owner was mailed that the partner refuses the connection (UTC); null once a mail said that it works
    /// again.
    /// </summary>
    public DateTime? RefusalMailedAt { get; init; }

    /// <summary>The day of expiry (UTC) that the owner was last mailed about.</summary>
    public DateTime? ExpiryNoticed { get; init; }

    /// <summary>How many days before that day the last such mail was due.</summary>
    public int? ExpiryNoticedDays { get; init; }
}
