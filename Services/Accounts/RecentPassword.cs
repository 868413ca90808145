using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// When a session last showed that its user knows the password: a copied session is not the account, and changes
/// nothing that protects it.
/// </summary>
public static class RecentPassword
{
    private const string Item = "password";

    /// <summary>How long nobody is asked again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Notes in a session's ticket that the password was right.</summary>
    public static void Note(AuthenticationProperties properties, DateTimeOffset now) =>
        properties.Items[Item] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether it was right within the last minutes.</summary>
    public static bool IsKnown(AuthenticationProperties properties, DateTimeOffset now) =>
        properties.Items.TryGetValue(Item, out var text)
        && long.TryParse(text, CultureInfo.InvariantCulture, out var seconds)
        && now - DateTimeOffset.FromUnixTimeSeconds(seconds) is var age
        && age < Lasts && age > -Lasts;
}
