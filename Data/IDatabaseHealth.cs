namespace PartnerSite.Data;

/// <summary>Whether the database can be used.</summary>
public interface IDatabaseHealth
{
    /// <summary>It can be read and written, and has room.</summary>
    public Task<bool> IsReadyAsync(CancellationToken cancellationToken);

    /// <summary>What is wrong when the database fails so, in a word such as <c>full</c>.</summary>
    public string KindOf(Exception exception);
}
