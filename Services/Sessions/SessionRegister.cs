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
    /// <param name="lifetime">How long, from now, a ticket of this session can live at most.</param>
    /// <exception cref="StorageUnavailableException">The database could not store it; the session goes on.</exception>
    public async Task EndAsync(AuthenticationProperties properties, TimeSpan lifetime)
    {
        if (properties.Items.TryGetValue(IdItem, out var id) && id is not null)
        {
            var now = clock.GetUtcNow().UtcDateTime;

            // Not to be given up with the request: who logs out may close the window at once.
            await writer.WriteAsync(connection =>
            {
                SessionTable.End(connection, id, now + lifetime, now);
                return true;
            }, CancellationToken.None);
        }
    }
}
