using System.Data.Common;

namespace PartnerSite.Data;

/// <summary>
/// The database could not be read, or could not take a change: locked, full, read-only or gone. No change was stored.
/// </summary>
public sealed class StorageUnavailableException(string message, Exception inner) : Exception(message, inner)
{
    /// <summary>A change that could not be stored.</summary>
    public static StorageUnavailableException FromWrite(Exception cause) =>
        new("The database could not store a change; nothing of it was written.", cause);

    /// <summary>A read that failed.</summary>
    public static StorageUnavailableException FromRead(Exception cause) =>
        new("The database could not be read.", cause);

    /// <summary>
    /// Whether the database is the cause of a failure, as this exception, the provider's or EF Core's.
    /// </summary>
    public static bool IsCauseOf(Exception exception) =>
        exception is StorageUnavailableException or DbException || exception.InnerException is DbException;
}
