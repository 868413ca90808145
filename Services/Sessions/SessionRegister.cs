using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;

namespace PartnerSite.Services.Sessions;

/// <summary>
/// Tells open sessions from ended ones, at every request with a cookie or a bearer token: one keyed read. A session
/// ends with a log-out, a new password or second factor, "sign out everywhere", and the disabling or deletion of the
/// account, on every instance at once.
/// </summary>
public sealed class SessionRegister(
    SqliteReader reader, SqliteWriter writer, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    private const string IdItem = "session";
    private const int IdBytes = 16;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private string StampClaim => identity.Value.ClaimsIdentity.SecurityStampClaimType;

    /// <summary>Gives a ticket the id of a new session, unless it has one: a ticket that is issued again stays the same session.</summary>
    public static void Begin(AuthenticationProperties properties) =>
        properties.Items.TryAdd(IdItem, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)));

    /// <summary>The ticket was neither logged out nor overtaken by a change of its account.</summary>
    public bool IsOpen(ClaimsPrincipal user, AuthenticationProperties properties) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId
        && user.FindFirstValue(StampClaim) is { } stamp
        && properties.Items.TryGetValue(IdItem, out var id) && id is not null
        && reader.Read(connection => SessionTable.IsOpen(connection, userId, stamp, id));

    /// <summary>Ends a ticket's session; copies of the ticket are of no use from now on.</summary>
    /// <param name="properties">The ticket's.</param>
    /// <param name="sliding">How long, from now, a later copy of the ticket can live; nothing when it is never issued again.</param>
    /// <exception cref="StorageUnavailableException">The database could not store it; the session goes on.</exception>
    public async Task EndAsync(AuthenticationProperties properties, TimeSpan sliding = default)
    {
        if (properties.Items.TryGetValue(IdItem, out var id) && id is not null)
        {
            var now = Now;
            var copies = now + sliding;
            var forgetAt = properties.ExpiresUtc is { } expires && expires.UtcDateTime > copies ? expires.UtcDateTime : copies;
            await WriteAsync(connection => SessionTable.End(connection, id, forgetAt, now));
        }
    }

    /// <summary>Ends all of a user's sessions, by cookie and by token.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it; the sessions go on.</exception>
    public Task EndAllAsync(string userId) => WriteAsync(connection => SessionTable.EndAll(connection, userId, Now));

    // Not to be given up with the request: who logs out may close the window at once.
    private Task<bool> WriteAsync(Action<PreparedConnection> write) => writer.WriteAsync(connection =>
    {
        write(connection);
        return true;
    }, CancellationToken.None);
}
