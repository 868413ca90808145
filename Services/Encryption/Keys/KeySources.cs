using PartnerSite.Services.Startup;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Services.Encryption.Keys;

/// <summary>
/// Where root keys come from: a secret in Azure Key Vault, or settings, whatever source they have; in Development
/// a file of its own.
/// </summary>
internal static class KeySources
{
    private const string KeySetting = "Encryption:Key";
    private const string RetiredKeysSetting = "Encryption:RetiredKeys";
    private const string DevelopmentKeyPath = "App_Data/development.key";

    /// <summary>All configured keys. The first encrypts, unless another is chosen.</summary>
    /// <exception cref="StartupException">
    /// No key is configured, or one can't be read, or two sources have different ones.
    /// </exception>
    public static IReadOnlyList<ConfiguredKey> Read(WebApplicationBuilder builder) =>
        [.. NewestFirst(builder), .. RetiredKeys(builder.Configuration)];

    private static IEnumerable<ConfiguredKey> NewestFirst(WebApplicationBuilder builder)
    {
        var text = ReadOnce(builder.Configuration, KeySetting);

        if (KeyVaultSecrets.Find(builder.Configuration) is { } secret)
        {
            return string.IsNullOrEmpty(text)
                ? secret.ReadVersions()
                : throw new StartupException(
                    $"{KeySetting} is set beside {KeyVaultSecrets.NameSetting}: " +
                    "which of them encrypts would not be clear. " +
                    $"Remove one. A key that only decrypts may stay, as {RetiredKeysSetting}:0.");
        }

        if (text is not null)
        {
            return [new(text, KeySetting)];
        }

        if (builder.Environment.IsDevelopment())
        {
            return [DevelopmentKey(builder.Environment.ContentRootPath)];
        }

        throw new StartupException(
            $"{KeySetting} is missing: without it partners' tokens can't be stored. " +
            $"{EncryptionKeyParser.HowToMakeOne} and set it as the environment variable Encryption__Key, " +
            "as a file of this name in Secrets:Directory, or as a secret in Azure Key Vault " +
            $"({KeyVaultSecrets.VaultSetting}, {KeyVaultSecrets.NameSetting}). " +
            "Keep a copy: what it encrypts can't be read without it.");
    }

    private static IEnumerable<ConfiguredKey> RetiredKeys(ConfigurationManager configuration)
    {
        var section = configuration.GetSection(RetiredKeysSetting);

        return string.IsNullOrEmpty(section.Value)
            ? section.GetChildren().Select(entry =>
                new ConfiguredKey(ReadOnce(configuration, entry.Path) ?? "", entry.Path))
            : throw new StartupException(
                $"{RetiredKeysSetting} is a list: " +
                $"set {RetiredKeysSetting}:0 (Encryption__RetiredKeys__0), :1 and so on.");
    }

    // The last source wins, which would silently drop a key that is in use.
    private static string? ReadOnce(ConfigurationManager configuration, string setting)
    {
        var texts = ((IConfigurationRoot)configuration).Providers
            .Select(provider => provider.TryGet(setting, out var text) ? text : null)
            .Where(text => !string.IsNullOrEmpty(text))
            .Distinct(StringComparer.Ordinal);

        return texts.Count() < 2
            ? configuration[setting]
            : throw new StartupException(
                $"{setting} is set twice with different keys " +
                "(environment, command line, a file in Secrets:Directory, appsettings.json): " +
                "only one of them would be used. Keep one. " +
                $"A key that only decrypts gets an entry of its own in {RetiredKeysSetting}.");
    }

    private static ConfiguredKey DevelopmentKey(string contentRoot)
    {
        var path = Path.Combine(contentRoot, DevelopmentKeyPath);
        var text = DevelopmentKeyFile.ReadOrCreate(path, out var created);
        using var console = LoggerFactory.Create(logging => logging.AddLines());

        console.CreateLogger("PartnerSite.Encryption").LogWarning(
            "{Setting} is not set: using the development key file {Path}{Created}. Never use it in Production.",
            KeySetting, path, created ? ", made just now" : "");

        return new(text, path);
    }
}
