using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Tests.Infrastructure;
using SQLitePCL;

namespace PartnerSite.Tests.Data.Sqlite;

/// <summary>What is wrong with the database, in the words that metrics and alerts have.</summary>
public sealed class FailureKindTests(Site site)
{
    [Theory]
    [InlineData(raw.SQLITE_FULL, "full")]
    [InlineData(raw.SQLITE_READONLY, "read_only")]
    [InlineData(raw.SQLITE_BUSY, "locked")]
    [InlineData(raw.SQLITE_IOERR, "io")]
    [InlineData(raw.SQLITE_CANTOPEN, "io")]
    [InlineData(raw.SQLITE_CORRUPT, "damaged")]
    [InlineData(raw.SQLITE_NOTADB, "damaged")]
    [InlineData(raw.SQLITE_ERROR, "other")]
    public void Of_SQLites_errors(int code, string kind) => Assert.Equal(
        kind,
        site.Services.GetRequiredService<IDatabaseHealth>().KindOf(
            StorageUnavailableException.FromWrite(new SqliteException("failed", code))));

    [Fact]
    public void Of_a_file_that_was_moved() => Assert.Equal(
        "moved",
        site.Services.GetRequiredService<IDatabaseHealth>().KindOf(StorageUnavailableException.FromWrite(
            new SqliteException("moved", raw.SQLITE_READONLY, raw.SQLITE_READONLY_DBMOVED))));
}
