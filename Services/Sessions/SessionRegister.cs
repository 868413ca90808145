using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Sessions;

/// <summary>
/// Tells open sessions from ended ones, at every request with a cookie or a bearer token: one keyed read. A session
/// ends by signing out, by a new password or second factor, by "sign out everywhere", and when the account is disabled
/// or deleted, on every instance at once.
/// </summary>
public sealed class SessionRegister(
    ISessionStore store, SeenSessions seen, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    /// <summary>No session is open longer than that, however often it is used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>No browser's session is open longer than that without use.</summary>
    public static readonly TimeSpan LongestUnused = TimeSpan.FromDays(14);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private string StampClaim => identity.Value.ClaimsIdentity.SecurityStampClaimType;

    /// <summary>The ticket's session has not ended, by signing out or by a change of its account.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public async ValueTask<bool> IsOpenAsync(
        ClaimsPrincipal user, AuthenticationProperties properties, CancellationToken cancellationToken)
    {
        if (user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } userId
            || user.FindFirstValue(StampClaim) is not { } stamp
            || SessionTicket.IdOf(properties) is not { } id
            || Now - SessionTicket.BeganAt(properties)?.UtcDateTime > Longest
            || !await store.IsOpenAsync(userId, stamp, id, cancellationToken))
        {
            return false;
        }

        seen.Add(id, Now);
        return true;
    }

    /// <summary>The security stamp in a principal; null when it has none.</summary>
    public string? StampOf(ClaimsPrincipal user) => user.FindFirstValue(StampClaim);

    /// <summary>Notes for the account's owner where a session was begun.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task NoteAsync(ClaimsPrincipal user, AuthenticationProperties properties, HttpContext request) =>
        store.NoteAsync(new()
        {
            Id = SessionTicket.IdOf(properties)!,
            UserId = user.Id(),
            Stamp = user.FindFirstValue(StampClaim)!,
            IsProgram = request.Request.IsApi(),
            Address = ActivityOrigin.From(request).Address,
            Browser = ActivityOrigin.From(request).Browser,
            StartedAt = Now,
            LastSeenAt = Now,
            ExpiresAt = request.Request.IsApi() ? properties.ExpiresUtc?.UtcDateTime : null,
        });

    /// <summary>A user's open sessions, the one that was used last first.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public async ValueTask<IReadOnlyList<OpenSession>> ListAsync(string userId, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(userId, cancellationToken)).Where(session => !HasExpired(session))];

    /// <summary>Ends one of a user's open sessions; false when it is none of theirs.</summary>
    /// <exception cref="StorageUnavailableException">It could not be stored; the session stays open.</exception>
    public async Task<bool> EndAsync(string userId, string sessionId, CancellationToken cancellationToken)
    {
        if ((await store.ListAsync(userId, cancellationToken)).All(session => session.Id != sessionId))
        {
            return false;
        }

        await store.EndAsync(sessionId, forgetAt: Now + Longest);
        return true;
    }

    // A cookie is renewed by use, and so is what is known of it.
    private bool HasExpired(OpenSession session) => Now >= (session.ExpiresAt ?? Earlier(
        session.StartedAt + Longest,
        session.LastSeenAt + LongestUnused));

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    /// <summary>Ends a ticket's session; copies of the ticket are of no use from now on.</summary>
    /// <param name="properties">The ticket's.</param>
    /// <param name="sliding">
    /// How long, from now, a renewed copy of the ticket can live; zero when it is never renewed.
    /// </param>
    /// <exception cref="StorageUnavailableException">
    /// The database could not store it; the session stays open.
    /// </exception>
    public async Task EndAsync(AuthenticationProperties properties, TimeSpan sliding = default)
    {
        if (SessionTicket.IdOf(properties) is { } id)
        {
            var copies = Now + sliding;
            var expires = properties.ExpiresUtc?.UtcDateTime;
            await store.EndAsync(id, forgetAt: expires > copies ? expires.Value : copies);
        }
    }

    /// <summary>Ends all of a user's sessions, by cookie and by token.</summary>
    /// <exception cref="StorageUnavailableException">
    /// The database could not store it; the sessions stay open.
    /// </exception>
    public Task EndAllAsync(string userId) => store.EndAllAsync(userId, Now);
}
