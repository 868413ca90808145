using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PartnerSite.Data;
using PartnerSite.Services.Http;
using PartnerSite.Services.Sessions;

namespace PartnerSite.Bench;

/// <summary>What it costs to check, at every request, that its session is open.</summary>
internal sealed class SessionChecks : IDisposable
{
    private const string UserId = "user-0";
    private const string Stamp = "STAMP";

    private readonly BenchDatabase database = new(
        Enumerable.Range(0, 10_000).Select(i => new ApplicationUser { Id = $"user-{i}", SecurityStamp = Stamp }));
    private readonly SessionRegister sessions;
    private readonly AuthenticationProperties ticket = new();

    private readonly ClaimsPrincipal user = new(
        new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, UserId),
                new(new IdentityOptions().ClaimsIdentity.SecurityStampClaimType, Stamp),
            ],
            "bench"));

    public SessionChecks()
    {
        sessions = new(
            database.Sessions,
            new(database.Sessions, TimeProvider.System, NullLogger<SeenSessions>.Instance),
            Options.Create(new IdentityOptions()),
            TimeProvider.System);
        SessionTicket.Begin(ticket, TimeProvider.System.GetUtcNow());
    }

    public void Dispose() => database.Dispose();

    /// <summary>Microseconds for one check as the site makes it.</summary>
    public Task<double> OursAsync(TimeSpan time) =>
        MeasureAsync(time, () => sessions.IsOpenAsync(user, ticket, CancellationToken.None));

    /// <summary>
    /// The yardstick, in microseconds: the same check through EF Core, in a context of its own like a request's.
    /// </summary>
    public Task<double> EntityFrameworkAsync(TimeSpan time) => MeasureAsync(time, () =>
    {
        using var context = database.NewContext();
        return new(context.Users.Any(row => row.Id == UserId && row.SecurityStamp == Stamp && row.IsActive
            && !context.EndedSessions.Any(session => session.Id == UserId)));
    });

    private static async Task<double> MeasureAsync(TimeSpan time, Func<ValueTask<bool>> isOpenAsync)
    {
        var (start, count) = (Stopwatch.GetTimestamp(), 0);

        for (; Stopwatch.GetElapsedTime(start) < time; count++)
        {
            if (!await isOpenAsync())
            {
                throw new InvalidOperationException("The session should be open.");
            }
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
    }
}
