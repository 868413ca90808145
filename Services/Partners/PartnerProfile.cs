using System.Security.Cryptography;
using System.Text;
using PartnerSite.Data;

namespace PartnerSite.Services.Partners;

/// <summary>A user's partners as people and programs may see them: no member can hold a secret.</summary>
public sealed class PartnerProfile
{
    private PartnerProfile(string version, IReadOnlyList<ConnectedPartner> partners)
    {
        Version = version;
        Partners = partners;
    }

    /// <summary>Changes with every stored change; compared to find out that another tab saved in between.</summary>
    public string Version { get; }

    /// <summary>One entry a partner of the catalogue, in its order.</summary>
    public IReadOnlyList<ConnectedPartner> Partners { get; }

    /// <summary>Something of at least one partner is stored.</summary>
    public bool HasAny => Partners.Any(partner => partner.IsStored);

    /// <summary>The profile of a user who has stored nothing.</summary>
    public static PartnerProfile Empty(PartnerCatalog catalog) => Of(catalog, []);

    internal static PartnerProfile Of(PartnerCatalog catalog, IReadOnlyCollection<UserAttribute> rows)
    {
        var byKey = rows.ToDictionary(row => row.Key);
        return new(VersionOf(rows), [.. catalog.Partners.Select(partner => new ConnectedPartner(partner, byKey))]);
    }

    internal static string VersionOf(IEnumerable<UserAttribute> rows)
    {
        var text = string.Join('\n', rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row.Key}={row.Version:N}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
