using System.Data.Common;

namespace PartnerSite.Data;

/// <summary>
/// The database could not be read, or could not take a change: locked, full, read-only or gone. No change was stored,
/// unless the exception says that this is not known.
/// </summary>
public sealed class StorageUnavailableException(string message, Exception inner, bool isUnknown = false)
    : Exception(message, inner)
{
    /// <summary>
    /// It is not known whether the change was stored: the answer to its commit did not come, or was no promise.
    /// </summary>
    public bool IsUnknown => isUnknown;

    /// <summary>A change that could not be stored.</summary>
    public static StorageUnavailableException FromWrite(Exception cause) =>
        new("The database could not store a change; nothing of it was written.", cause);

    /// <summary>A read that failed.</summary>
    public static StorageUnavailableException FromRead(Exception cause) =>
        new("The database could not be read.", cause);

    /// <summary>A change whose commit was not answered, or not as it must be.</summary>
    public static StorageUnavailableException FromCommit(Exception cause) =>
        new("The database did not say whether it has stored a change.", cause, isUnknown: true);

    /// <summary>
    /// Whether the database is the cause of a failure, as this exception, the provider's or EF Core's.
    /// </summary>
    public static bool IsCauseOf(Exception exception) =>
        ChainOf(exception).Any(each => each is StorageUnavailableException or DbException);

    /// <summary>Whether it is not known what became of the change that failed.</summary>
    public static bool IsUnknownAfter(Exception exception) =>
        ChainOf(exception).Any(each => each is StorageUnavailableException { IsUnknown: true });

    private static IEnumerable<Exception> ChainOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
