namespace PartnerSite.Data;

/// <summary>
/// A user's attributes and connections as they are stored. Not a record: it would print what it holds.
/// </summary>
public sealed class StoredProfile(
    string userId,
    DateTime? promptAnsweredAt,
    IReadOnlyList<UserAttribute> attributes,
    IReadOnlyList<PartnerConnection> connections)
{
    /// <summary>The owner.</summary>
    public string UserId => userId;

    /// <summary>When the prompt of the first sign-in was answered (UTC); null while it is due.</summary>
    public DateTime? PromptAnsweredAt => promptAnsweredAt;

    /// <summary>The attributes, in no order.</summary>
    public IReadOnlyList<UserAttribute> Attributes => attributes;

    /// <summary>The connections, in no order.</summary>
    public IReadOnlyList<PartnerConnection> Connections => connections;

    /// <summary>The language that the user last used, as in <c>vi</c>; null until it is known.</summary>
    public string? Language { get; init; }

    /// <summary>The profile of a user who has stored nothing.</summary>
    public static StoredProfile Empty(string userId) => new(userId, null, [], []);

    /// <summary>The connection to a partner; null when there is none.</summary>
    public PartnerConnection? ConnectionOf(string partner) => connections.FirstOrDefault(row => row.Partner == partner);

    /// <summary>The profile once a change is stored.</summary>
    public StoredProfile With(ProfileChange change) =>
        new(
            userId,
            promptAnsweredAt ?? change.PromptAnsweredAt,
            [
                .. attributes.Where(row =>
                    !change.RemovedAttributes.Contains(row.Key)
                    && !change.Attributes.Any(written => written.Key == row.Key)),
                .. change.Attributes,
            ],
            [
                .. connections.Where(row =>
                    !change.RemovedConnections.Contains(row.Partner)
                    && !change.Connections.Any(written => written.Partner == row.Partner)),
                .. change.Connections,
            ])
        {
            Language = change.Language ?? Language,
        };
}
