namespace PartnerSite.Data;

/// <summary>What a rule decides: what is to be stored, and what the caller is told.</summary>
/// <param name="Result">What the caller is told once the change is stored.</param>
/// <param name="Change">What is stored, all of it or nothing.</param>
public sealed record Decision<T>(T Result, ProfileChange Change);

/// <summary>
/// What is to be stored in a user's profile. Applying it a second time changes nothing but the activity.
/// </summary>
public sealed record ProfileChange
{
    /// <summary>Nothing is stored.</summary>
    public static ProfileChange None { get; } = new();

    /// <summary>Attributes that are written, in place of those of the same keys.</summary>
    public IReadOnlyList<UserAttribute> Attributes { get; init; } = [];

    /// <summary>Keys of the attributes that are removed.</summary>
    public IReadOnlyList<string> RemovedAttributes { get; init; } = [];

    /// <summary>Partner connections that are written, in place of those to the same partners.</summary>
    public IReadOnlyList<PartnerConnection> Connections { get; init; } = [];

    /// <summary>Tags of the partners whose connections are removed.</summary>
    public IReadOnlyList<string> RemovedConnections { get; init; } = [];

    /// <summary>When the prompt of the first sign-in was answered (UTC); the first answer is kept.</summary>
    public DateTime? PromptAnsweredAt { get; init; }

    /// <summary>The language that the user uses now; null when that is not known.</summary>
    public string? Language { get; init; }

    /// <summary>What is noted in the user's activity; each entry gets the next number.</summary>
    public IReadOnlyList<ActivityEntry> Activity { get; init; } = [];
}
