using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Encryption;

internal static class EncryptionSetup
{
    private const string ActiveKeySetting = "Encryption:ActiveKey";

    /// <summary>Reads the root keys, and seals Data Protection's ring, kept in the database, with them or with a key in Azure Key Vault.</summary>
    /// <exception cref="StartupException">A key is missing or is no good key.</exception>
    public static WebApplicationBuilder AddEncryption(this WebApplicationBuilder builder)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName("PartnerSite");
        builder.Services.AddSingleton<AuthKeyRepository>();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<AuthKeyRepository>((options, repository) => options.XmlRepository = repository);
        var vaultKey = KeyVaultDataProtection.FindKey(builder.Configuration);

        // Before the root keys: an operator need not wait for a vault to hear that the build can't use it.
        if (vaultKey is not null)
        {
            protection.ProtectKeysWith(vaultKey);
        }

        var keys = ReadKeys(builder);
        builder.Services.AddSingleton(keys);
        builder.Services.AddSingleton<AttributeCipher>();

        if (vaultKey is null)
        {
            builder.Services.Configure<KeyManagementOptions>(options => options.XmlEncryptor = new KeyRingXmlEncryptor(keys));
        }

        return builder;
    }

    private static EncryptionKeyRing ReadKeys(WebApplicationBuilder builder)
    {
        var keys = KeySources.Read(builder).Select(key => EncryptionKeyParser.Parse(key.Text, key.Setting)).ToList();
        var active = Choose(keys, builder.Configuration[ActiveKeySetting]);

        return new(active, [.. keys.Where(key => key != active)]);
    }

    // A key can so be given to every instance for decrypting before the first of them encrypts with it.
    private static EncryptionKey Choose(List<EncryptionKey> keys, string? keyId)
    {
        if (string.IsNullOrEmpty(keyId))
        {
            return keys[0];
        }

        return keys.Find(key => key.Id.Equals(keyId, StringComparison.OrdinalIgnoreCase))
            ?? throw new StartupException(
                $"{ActiveKeySetting} names no configured key. It must be one of these key ids: {string.Join(", ", keys.Select(key => key.Id).Distinct())}.");
    }
}
