using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using PartnerSite.Data;
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

    /// <summary>The browser's id, if it has signed in with this account and its password of now; else null.</summary>
    public string? IdFor(HttpContext context, ApplicationUser user) =>
        Read(context) is { } mark && mark.Accounts.Contains(NameOf(user.Id, user.SecurityStamp)) ? mark.Id : null;

    /// <summary>Marks the browser as one that has signed in with this account.</summary>
    /// <param name="context">The request.</param>
    /// <param name="userId">The account.</param>
    /// <param name="stamp">Its security stamp: with another password the browser is a stranger's again.</param>
    public void Write(HttpContext context, string userId, string? stamp)
    {
        var mark = Read(context) ?? new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)), []);
        var name = NameOf(userId, stamp);

        if (!mark.Accounts.Contains(name))
        {
            var others = mark.Accounts.Where(other => !other.StartsWith(userId, StringComparison.Ordinal));
            mark = mark with { Accounts = [.. others.Append(name).TakeLast(MostAccounts)] };
            cookie.Remember(context, protector.Protect(JsonSerializer.Serialize(mark)));
        }
    }

    private static string NameOf(string userId, string? stamp) => userId + ' ' + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(stamp ?? "")).AsSpan(0, 8));

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
