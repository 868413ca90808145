using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;

namespace PartnerSite.Services.Sessions;

/// <summary>
/// Caches opened tickets for a minute: opening a token costs more than all the checks after it, which are still made at
/// every request.
/// </summary>
internal sealed class RecentTickets(ISecureDataFormat<AuthenticationTicket> format)
    : ISecureDataFormat<AuthenticationTicket>, IDisposable
{
    private static readonly MemoryCacheEntryOptions AMinute = new()
    {
        AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1),
        Size = 1,
    };

    private readonly MemoryCache opened = new(new MemoryCacheOptions { SizeLimit = 4096 });

    public string Protect(AuthenticationTicket data) => format.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => format.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText)
    {
        if (protectedText is null)
        {
            return null;
        }

        if (!opened.TryGetValue(protectedText, out AuthenticationTicket? ticket)
            && (ticket = format.Unprotect(protectedText)) is not null)
        {
            opened.Set(protectedText, ticket, AMinute);
        }

        return ticket;
    }

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) =>
        format.Unprotect(protectedText, purpose);

    public void Dispose() => opened.Dispose();
}
