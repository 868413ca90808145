using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// The cookie by which a browser that has signed in is known again: its wrong passwords are counted apart from those of
/// strangers, who therefore can't lock its user out. It signs nobody in.
/// </summary>
public sealed class DeviceMark(IDataProtectionProvider protection, IHostEnvironment environment)
{
    private const int MostAccounts = 8;
    private const int IdBytes = 12;

    private readonly IDataProtector protector = protection.CreateProtector("PartnerSite.Device");
    private readonly SiteCookie cookie = new("PartnerSite.Device", environment);

    /// <summary>The browser's id, if it has signed in with this account; else null.</summary>
    public string? IdFor(HttpContext context, string userId) =>
        Read(context) is { } mark && mark.Accounts.Contains(userId) ? mark.Id : null;

    /// <summary>Marks the browser as one that has signed in with this account.</summary>
    public void Write(HttpContext context, string userId)
    {
        var mark = Read(context) ?? new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)), []);

        if (!mark.Accounts.Contains(userId))
        {
            mark = mark with { Accounts = [.. mark.Accounts.Append(userId).TakeLast(MostAccounts)] };
            cookie.Remember(context, protector.Protect(JsonSerializer.Serialize(mark)));
        }
    }

    private Mark? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[cookie.Name!] is { } text
                ? JsonSerializer.Deserialize<Mark>(protector.Unprotect(text))
                : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Mark(string Id, IReadOnlyList<string> Accounts);
}
