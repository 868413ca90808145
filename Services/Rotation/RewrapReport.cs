namespace PartnerSite.Services.Rotation;

/// <summary>The progress of rewrapping.</summary>
internal sealed class RewrapReport(Action<int> advanced, Action<SealedTable, SealedRow, string> unreadable)
{
    /// <summary>Rows sealed anew, or that would be.</summary>
    public long Rewrapped { get; set; }

    /// <summary>Rows that were under the active key before.</summary>
    public long Current { get; set; }

    /// <summary>Rows that somebody else changed or removed after they were read.</summary>
    public long ChangedMeanwhile { get; set; }

    /// <summary>Rows that can't be opened; they are left as they are.</summary>
    public long Unreadable { get; private set; }

    public void AddUnreadable(SealedTable table, SealedRow row, string fault)
    {
        Unreadable++;
        unreadable(table, row, fault);
    }

    /// <summary>Reports that more rows are done.</summary>
    public void Advance(int rows) => advanced(rows);
}
