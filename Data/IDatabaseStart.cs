using PartnerSite.Services.Startup;

namespace PartnerSite.Data;

/// <summary>The database before it is used.</summary>
internal interface IDatabaseStart
{
    /// <summary>
    /// Makes the database, or brings it up to date, one process at a time; returns whether there was something to do.
    /// </summary>
    /// <param name="check">Looks at one that is there; what it refuses is left as it is.</param>
    /// <exception cref="StartupException">
    /// It can't be reached or changed, is not the site's, or was made by a newer version of it.
    /// </exception>
    public bool Migrate(Action check);

    /// <summary>
    /// Requires a database and doesn't migrate it: instances of an older version may be running on it.
    /// </summary>
    /// <exception cref="StartupException">
    /// There is no database, or it was made by a newer version of the site.
    /// </exception>
    public void Require();
}
