using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Encryption.Keys;

internal static class KeysSetup
{
    private const string ActiveKeySetting = "Encryption:ActiveKey";

    /// <summary>Reads the root keys, from wherever they are configured.</summary>
    /// <exception cref="StartupException">A key is missing or can't be used.</exception>
    public static WebApplicationBuilder AddEncryptionKeys(this WebApplicationBuilder builder)
    {
        var keys = KeySources.Read(builder).Select(key => EncryptionKeyParser.Parse(key.Text, key.Setting)).ToList();
        var active = Choose(keys, builder.Configuration.Text(ActiveKeySetting)?.Trim());
        builder.Services.AddSingleton(new EncryptionKeyRing(active, [.. keys.Where(key => key != active)]));
        return builder;
    }

    // Lets every instance have a key for decrypting before the first one encrypts with it.
    private static EncryptionKey Choose(List<EncryptionKey> keys, string? keyId)
    {
        if (keyId is null)
        {
            return keys[0];
        }

        return keys.Find(key => key.Id.Equals(keyId, StringComparison.OrdinalIgnoreCase))
            ?? throw new StartupException(
                $"{ActiveKeySetting} names no configured key. It must be one of these key ids: " +
                $"{string.Join(", ", keys.Select(key => key.Id).Distinct())}.");
    }
}
