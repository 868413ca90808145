using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

/// <summary>A lease is one instance's, and a wrong clock keeps it from nobody for longer than it lasts.</summary>
public sealed class SqliteLeaseStoreTests(Site site)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2);
    private static readonly DateTime Now = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    [Fact]
    public async Task While_it_lasts_nobody_else_gets_it()
    {
        var name = Guid.NewGuid().ToString();

        Assert.True(await TakeAsync(name, "one", Now));
        Assert.True(await TakeAsync(name, "one", Now.AddSeconds(30)));
        Assert.False(await TakeAsync(name, "two", Now.AddSeconds(31)));
        Assert.True(await TakeAsync(name, "two", Now.AddSeconds(30) + Lasts + TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public async Task One_that_was_taken_under_a_clock_that_is_days_wrong_is_free_when_the_clock_is_right(int daysAhead)
    {
        var name = Guid.NewGuid().ToString();
        Assert.True(await TakeAsync(name, "one", Now.AddDays(daysAhead)));

        Assert.True(await TakeAsync(name, "two", Now));
    }

    private Task<bool> TakeAsync(string name, string holder, DateTime now) =>
        site.Services.GetRequiredService<ILeaseStore>().TakeAsync(
            new() { Name = name, Holder = holder, Until = now + Lasts }, now, CancellationToken.None);
}
