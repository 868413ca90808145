using PartnerSite.Services.Rotation;

namespace PartnerSite.Tests.Services.Rotation;

/// <summary>A table whose rows are saved by a user as soon as they have been read.</summary>
internal sealed class SavedAfterReading(SealedTable table, Func<Task> saveAsync) : SealedTable(table.Cipher)
{
    public override string RowName => table.RowName;

    public override ValueTask<long> CountAsync(CancellationToken cancellationToken) =>
        table.CountAsync(cancellationToken);

    public override ValueTask<IReadOnlyList<string>> HeadersAsync(CancellationToken cancellationToken) =>
        table.HeadersAsync(cancellationToken);

    public override ValueTask<long> CountAsync(string header, CancellationToken cancellationToken) =>
        table.CountAsync(header, cancellationToken);

    public override async ValueTask<IReadOnlyList<SealedRow>> ReadAsync(
        long after, int count, CancellationToken cancellationToken)
    {
        var rows = await table.ReadAsync(after, count, cancellationToken);
        await saveAsync();
        return rows;
    }

    public override Task<int> ReplaceAsync(
        IReadOnlyList<(SealedRow Row, string Envelope)> changes, CancellationToken cancellationToken) =>
        table.ReplaceAsync(changes, cancellationToken);
}
