using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace PartnerSite.Services.Http;

/// <summary>What the ticket of a cookie or bearer token says about its session.</summary>
public static class SessionTicket
{
    private const string IdItem = "session";
    private const string BeganItem = "began";
    private const int IdBytes = 16;

    /// <summary>
    /// Gives a ticket the id of a new session, unless it has one: a ticket that is issued again stays the same session,
    /// and the answer is false.
    /// </summary>
    public static bool Begin(AuthenticationProperties properties, DateTimeOffset now)
    {
        var isNew = properties.Items.TryAdd(
            IdItem, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)));

        if (isNew)
        {
            Date(properties, now);
        }

        return isNew;
    }

    /// <summary>
    /// Notes in a ticket when its session began, and returns true, unless it is known: a ticket of an older version has
    /// none.
    /// </summary>
    public static bool Date(AuthenticationProperties properties, DateTimeOffset now) =>
        properties.Items.TryAdd(BeganItem, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>The id of a ticket's session; null when it has none.</summary>
    public static string? IdOf(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(IdItem, out var id) ? id : null;

    /// <summary>The id of the session of a request's cookie; null when it has none.</summary>
    public static async Task<string?> IdOfAsync(HttpContext request) =>
        (await request.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties is { } properties
            ? IdOf(properties)
            : null;

    /// <summary>When a ticket's session began; null when it doesn't say.</summary>
    public static DateTimeOffset? BeganAt(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(BeganItem, out var text)
        && long.TryParse(text, CultureInfo.InvariantCulture, out var began)
            ? DateTimeOffset.FromUnixTimeSeconds(began)
            : null;
}
