namespace PartnerSite.Data;

/// <summary>Copies of the whole database in a file, for an operator.</summary>
public interface IDatabaseBackup
{
    /// <summary>Where the database is.</summary>
    public string Location { get; }

    /// <summary>
    /// Copies what is stored at this moment into a new file that its owner alone may read; instances go on.
    /// </summary>
    /// <param name="file">The new file. It stays behind, unfinished, when copying fails.</param>
    /// <param name="progress">Hears how much of how much is copied.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The rows of each table.</returns>
    /// <exception cref="IOException">The file exists, or can't be written.</exception>
    /// <exception cref="StorageUnavailableException">The database can't be read, or the copy not written.</exception>
    public IReadOnlyDictionary<string, long> CopyTo(
        string file, Action<long, long> progress, CancellationToken cancellationToken);

    /// <summary>Looks at a copy as a whole, and changes nothing.</summary>
    /// <exception cref="StorageUnavailableException">The file can't be read.</exception>
    public BackupReport Inspect(string file);

    /// <summary>
    /// Puts a copy in the place of the database, and keeps a copy of what was there. Nothing of the old one is mixed
    /// into the new one.
    /// </summary>
    /// <param name="file">The copy, which stays as it is.</param>
    /// <param name="endsSessions">
    /// Ends every session that the copy knows: some may have ended after it was made.
    /// </param>
    /// <param name="aside">Where to keep what was there.</param>
    /// <exception cref="DatabaseInUseException">The site, or another program, is using the database.</exception>
    /// <exception cref="IOException">A file can't be written.</exception>
    /// <exception cref="StorageUnavailableException">The copy can't be written.</exception>
    /// <returns>Whether something was there.</returns>
    public bool Restore(string file, bool endsSessions, string aside);
}

/// <summary>What is in a copy of the database.</summary>
/// <param name="Faults">What is damaged, in words; empty when nothing is.</param>
/// <param name="Rows">The rows of each table.</param>
public sealed record BackupReport(IReadOnlyList<string> Faults, IReadOnlyDictionary<string, long> Rows)
{
    /// <summary>How many accounts there are.</summary>
    public long Accounts => Rows.GetValueOrDefault("AspNetUsers");

    /// <summary>How many values they have stored.</summary>
    public long Values => Rows.GetValueOrDefault(nameof(AppDbContext.UserAttributes));
}

/// <summary>Something else is using the database.</summary>
public sealed class DatabaseInUseException(Exception? inner = null) : Exception("The database is in use.", inner);
