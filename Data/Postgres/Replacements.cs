namespace PartnerSite.Data.Postgres;

/// <summary>Replaces stored texts by others, for changing keys.</summary>
internal static class Replacements
{
    /// <summary>
    /// Runs a statement with the id ($1), the old text ($2) and the new one ($3) of each in one transaction, and adds
    /// the notes of those that were replaced; returns how many were.
    /// </summary>
    /// <exception cref="StorageUnavailableException">None was replaced, or that is not known.</exception>
    public static Task<int> ReplaceAsync(
        this PostgresWriter writer,
        Statement locks,
        string sql,
        IReadOnlyList<Replacement> rows,
        CancellationToken cancellationToken)
    {
        // By their ids, so that two runs never wait for each other.
        var ordered = rows.OrderBy(row => row.Id).ToList();
        return writer.ChangeAsync<IReadOnlyList<Replacement>, int>(
            [locks, .. ordered.Select(row => new Statement($"{sql} RETURNING TRUE", row.Id, row.Old, row.New))],
            async (reader, token) =>
            {
                var replaced = new List<Replacement>();

                foreach (var row in ordered)
                {
                    await reader.NextResultAsync(token);

                    if (await reader.ReadAsync(token))
                    {
                        replaced.Add(row);
                    }
                }

                return replaced;
            },
            replaced => (
                replaced.Count,
                [.. replaced.Select(row => row.Note).OfType<ActivityEntry>().SelectMany(ActivityTable.Add)]),
            cancellationToken);
    }
}
