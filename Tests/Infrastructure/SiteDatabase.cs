using System.Data.Common;
using Microsoft.Data.Sqlite;
using PartnerSite.Data.Sqlite;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The database of a test's site.</summary>
public abstract class SiteDatabase : IDisposable
{
    /// <summary>Whether the tests of this run have PostgreSQL where they don't say another one.</summary>
    public static bool IsPostgres { get; } =
        Environment.GetEnvironmentVariable("PARTNERSITE_TEST_DATABASE") == "postgres";

    /// <summary>The settings of a site with it.</summary>
    public abstract IReadOnlyList<(string Name, string Value)> Settings { get; }

    /// <summary>The one of this run for a new site.</summary>
    /// <param name="path">The file, if it is one.</param>
    public static SiteDatabase New(string path) =>
        IsPostgres ? new PostgresSiteDatabase() : new SqliteSiteDatabase(path);

    /// <summary>Makes its tables before the site would, where that saves time.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>A connection to it, beside the site.</summary>
    public abstract DbConnection Open();

    /// <summary>Lets nobody write until the result is disposed; all can read.</summary>
    public DbConnection BlockWrites()
    {
        var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = BlockingSql;
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>What begins a transaction of somebody who writes, and takes long.</summary>
    protected abstract string BlockingSql { get; }

    /// <summary>A time (UTC) as statements have it.</summary>
    public virtual string Time(string time) => $"'{time}'";

    /// <summary>Leaves nothing behind.</summary>
    public abstract void Dispose();
}

/// <summary>A file of SQLite.</summary>
public sealed class SqliteSiteDatabase(string path) : SiteDatabase
{
    public override IReadOnlyList<(string Name, string Value)> Settings => [("Database:Path", path)];

    protected override string BlockingSql => "BEGIN IMMEDIATE";

    public override void Prepare() => MigratedFile.PlaceAt(path);

    public override DbConnection Open() => new SqliteDatabase(path).Open();

    public override void Dispose() => SqliteConnection.ClearAllPools();
}
