namespace PartnerSite.Data.Postgres;

/// <summary>
/// The system's clock in the steps in which PostgreSQL stores times: what is answered after a save is what is read
/// later.
/// </summary>
internal sealed class MicrosecondClock : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        var now = base.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
