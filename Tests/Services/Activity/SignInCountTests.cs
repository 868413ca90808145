using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Activity;

/// <summary>The sign-ins of a program don't drown what else was done: those of a day are one entry.</summary>
public sealed class SignInCountTests(Site site)
{
    private readonly MovingClock clock = new();

    [Fact]
    public async Task Sign_ins_of_a_day_are_one_entry_with_the_first_and_the_last_time()
    {
        var user = await NewUserAtMidnightAsync();
        var first = clock.GetUtcNow().UtcDateTime;

        for (var i = 0; i < 12; i++)
        {
            await SignInAsync(user, "203.0.113.7", "curl/8.14.1");
            clock.Advance(TimeSpan.FromMinutes(5));
        }

        var entry = (await ReadAsync(user)).Single();
        Assert.Equal((12, first, first.AddMinutes(55)), (entry.Times, entry.At, entry.LastAt));
        Assert.Equal(("203.0.113.7", "curl/8.14.1"), (entry.Address, entry.Browser));
    }

    [Fact]
    public async Task What_was_done_between_them_stands_between_and_does_not_part_them()
    {
        var user = await NewUserAtMidnightAsync();

        for (var i = 0; i < 3; i++)
        {
            await SignInAsync(user, "203.0.113.7", "curl/8.14.1");
            await RecorderFor("203.0.113.7", "curl/8.14.1").RecordAsync(user, [new(ActivityKind.Skipped)], default);
        }

        Assert.Equal(
            [(4, 1), (3, 1), (2, 1), (1, 3)],
            (await ReadAsync(user)).Select(entry => ((int)entry.Number, entry.Times)));
    }

    [Fact]
    public async Task Another_day_another_address_and_another_program_are_entries_of_their_own()
    {
        var user = await NewUserAtMidnightAsync();
        await SignInAsync(user, "203.0.113.7", "curl/8.14.1");
        await SignInAsync(user, "203.0.113.8", "curl/8.14.1");
        await SignInAsync(user, "203.0.113.7", "shop-sync/2");
        await SignInAsync(user, "203.0.113.7", null);
        clock.Advance(TimeSpan.FromDays(1));
        await SignInAsync(user, "203.0.113.7", "curl/8.14.1");

        Assert.Equal(5, (await ReadAsync(user)).Count);
    }

    [Fact]
    public async Task A_program_with_another_address_each_time_makes_ten_entries_a_day()
    {
        var user = await NewUserAtMidnightAsync();

        for (var i = 1; i <= 30; i++)
        {
            await SignInAsync(user, $"203.0.113.{i}", "shop-sync/2");
        }

        var entries = await ReadAsync(user);
        Assert.Equal([21, .. Enumerable.Repeat(1, 9)], entries.Select(entry => entry.Times));
        Assert.Equal("203.0.113.30", entries[0].Address);
    }

    [Fact]
    public async Task Sign_ins_of_one_user_are_never_counted_to_another_and_a_deleted_user_gets_none()
    {
        var (one, other) = (await NewUserAtMidnightAsync(), await NewUserAtMidnightAsync());
        await SignInAsync(one, "203.0.113.7", "curl/8.14.1");
        await SignInAsync(other, "203.0.113.7", "curl/8.14.1");
        await SignInAsync("nobody", "203.0.113.7", "curl/8.14.1");

        Assert.Equal([1, 1], (await ReadAsync(one)).Concat(await ReadAsync(other)).Select(entry => entry.Times));
        Assert.Empty(await ReadAsync("nobody"));
    }

    private Task SignInAsync(string user, string address, string? program) =>
        RecorderFor(address, program).CountAsync(user, new(ActivityKind.ApiSignedIn), default);

    private ActivityRecorder RecorderFor(string address, string? program)
    {
        var request = new DefaultHttpContext();
        request.Connection.RemoteIpAddress = IPAddress.Parse(address);
        request.Request.Headers.UserAgent = program;
        return new(
            site.Services.GetRequiredService<IActivityStore>(),
            new HttpContextAccessor { HttpContext = request },
            clock);
    }

    private ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(string user) =>
        ActivityRows.LogOf(site).ReadAsync(user, count: 100, before: null, default);

    // So that no test runs into another day.
    private async Task<string> NewUserAtMidnightAsync()
    {
        clock.Advance(clock.GetUtcNow().UtcDateTime.Date.AddDays(1) - clock.GetUtcNow().UtcDateTime);
        using var user = await site.NewUserAsync();
        return await site.UserIdAsync(user.Email);
    }
}
