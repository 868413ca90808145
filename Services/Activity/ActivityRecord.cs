using System.Text.Json;
using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Whom it concerns, when and from where: ready for what was done.</summary>
public sealed class ActivityRecord
{
    private readonly string userId;
    private readonly DateTime at;
    private readonly ActivityOrigin origin;

    internal ActivityRecord(string userId, DateTime at, ActivityOrigin origin)
    {
        this.userId = userId;
        this.at = at;
        this.origin = origin;
    }

    /// <summary>Adds an entry in the caller's transaction, so that it is stored with the change or not at all.</summary>
    public void Write(PreparedConnection connection, ActivityEvent what) => ActivityTable.Add(connection, new()
    {
        UserId = userId,
        Number = 0,
        At = at,
        Kind = what.Kind.Name(),
        Partner = what.Partner,
        Attributes = what.Attributes is { Count: > 0 } keys ? JsonSerializer.Serialize(keys) : null,
        Status = what.Status,
        Address = origin.Address,
        Browser = origin.Browser,
    });
}
