#if AZURE_KEY_VAULT_KEYS
using Azure.Identity;
#endif
using Microsoft.AspNetCore.DataProtection;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Encryption;

/// <summary>Seals Data Protection's ring with a key that never leaves Azure Key Vault.</summary>
internal static class KeyVaultDataProtection
{
    private const string Setting = "KeyVault:DataProtectionKey";

    /// <summary>The configured key's URL; null when none is.</summary>
    /// <exception cref="StartupException">It is not the URL of a key.</exception>
    public static Uri? FindKey(IConfiguration configuration) => configuration.Url(
        Setting,
        key => key.Scheme == Uri.UriSchemeHttps
            && key.Segments is ["/", "keys/", _] or ["/", "keys/", _, _]
            && key.Query.Length == 0,
        "the address of a key, as https://my-vault.vault.azure.net/keys/my-key");

    /// <exception cref="StartupException">The site was built without support for it.</exception>
    public static void ProtectKeysWith(this IDataProtectionBuilder builder, Uri key)
    {
#if AZURE_KEY_VAULT_KEYS
        builder.ProtectKeysWithAzureKeyVault(key, new DefaultAzureCredential());
#else
        throw new StartupException(
            $"{Setting} is set, but this build can't use a key in Azure Key Vault. Build the site with it " +
            $"(dotnet publish PartnerSite.csproj -c Release -p:AzureKeyVaultKeys=true), or remove {Setting}: " +
            "the ring is then sealed with the site's own key.");
#endif
    }
}
