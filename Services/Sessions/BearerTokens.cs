using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Sessions;

/// <summary>
/// Issues the API's bearer tokens: opaque, sealed by Data Protection, read by Identity's bearer handler.
/// </summary>
public sealed class BearerTokens(
    IOptionsMonitor<BearerTokenOptions> bearer,
    IOptions<IdentityOptions> identity,
    SessionRegister sessions,
    TimeProvider clock)
{
    // The scheme that the bearer handler expects in a ticket.
    private static readonly string TicketScheme = $"{IdentityConstants.BearerScheme}:AccessToken";

    /// <summary>A token for a session of its own.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store where it began.</exception>
    public async Task<BearerToken> IssueAsync(ApplicationUser user, HttpContext request)
    {
        var options = bearer.Get(IdentityConstants.BearerScheme);
        var now = clock.GetUtcNow();
        var expiresAt = now + options.BearerTokenExpiration;
        var properties = new AuthenticationProperties { ExpiresUtc = expiresAt };
        SessionTicket.Begin(properties, now);

        // No more than every request needs: it is sent and opened each time.
        var principal = new ClaimsPrincipal(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Id),
            new(identity.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp!),
        ], IdentityConstants.BearerScheme));

        await sessions.NoteAsync(principal, properties, request);
        var token = options.BearerTokenProtector.Protect(new(principal, properties, TicketScheme));
        return new(token, expiresAt.UtcDateTime);
    }
}

/// <summary>A token and when it expires (UTC).</summary>
public sealed record BearerToken(string Value, DateTime ExpiresAt)
{
    // A record would print the token.
    public override string ToString() => nameof(BearerToken);
}
