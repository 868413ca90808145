namespace PartnerSite.Data;

/// <summary>The database could not take a write: locked, full, read-only or gone. Nothing of it was stored.</summary>
public sealed class StorageUnavailableException(Exception inner)
    : Exception("The database could not store a change; nothing of it was written.", inner);
