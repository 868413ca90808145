using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Encryption;

internal static class EncryptionSetup
{
    /// <summary>
    /// Registers the cipher of attributes, and keeps Data Protection's ring in the database, sealed with the root keys
    /// or with a key in Azure Key Vault.
    /// </summary>
    /// <exception cref="StartupException">The key in Azure Key Vault can't be used.</exception>
    public static WebApplicationBuilder AddEncryption(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AttributeCipher>();
        builder.Services.AddSingleton<AuthKeyRepository>();

        var protection = builder.Services.AddDataProtection().SetApplicationName("PartnerSite");
        var options = builder.Services.AddOptions<KeyManagementOptions>();
        options.Configure<AuthKeyRepository>((ring, repository) => ring.XmlRepository = repository);

        if (KeyVaultDataProtection.FindKey(builder.Configuration) is { } vaultKey)
        {
            protection.ProtectKeysWith(vaultKey);
        }
        else
        {
            options.Configure<EncryptionKeyRing>((ring, keys) => ring.XmlEncryptor = new KeyRingXmlEncryptor(keys));
        }

        return builder;
    }
}
