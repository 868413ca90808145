namespace PartnerSite.Data.Sqlite;

/// <summary>The users' profiles in SQLite.</summary>
public sealed class SqliteProfileStore(SqliteReader reader, SqliteWriter writer) : IProfileStore
{
    /// <inheritdoc />
    public ValueTask<StoredProfile?> ReadAsync(string userId, CancellationToken cancellationToken) =>
        new(reader.Read(connection => ProfileQuery.Read(connection, userId)));

    /// <inheritdoc />
    public Task<T> ChangeAsync<T>(
        string userId, Func<StoredProfile?, Decision<T>> decide, CancellationToken cancellationToken) =>
        writer.WriteAsync(connection =>
        {
            var (answer, change) = decide(ProfileQuery.Read(connection, userId));
            Apply(connection, userId, change);
            return answer;
        }, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DueConnection>> ReadDueAsync(
        string partner, DateTime before, int count, CancellationToken cancellationToken) =>
        new(reader.Read(connection => PartnerConnectionTable.ReadDue(connection, partner, before, count)));

    private static void Apply(PreparedConnection connection, string userId, ProfileChange change)
    {
        if (change.PromptAnsweredAt is { } answeredAt)
        {
            ProfileQuery.AnswerPrompt(connection, userId, answeredAt);
        }

        foreach (var key in change.RemovedAttributes)
        {
            UserAttributeTable.Delete(connection, userId, key);
        }

        foreach (var row in change.Attributes)
        {
            UserAttributeTable.Upsert(connection, row);
        }

        foreach (var partner in change.RemovedConnections)
        {
            PartnerConnectionTable.Delete(connection, userId, partner);
        }

        foreach (var row in change.Connections)
        {
            PartnerConnectionTable.Upsert(connection, row);
        }

        foreach (var entry in change.Activity)
        {
            ActivityTable.Add(connection, entry);
        }
    }
}
