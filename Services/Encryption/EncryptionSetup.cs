using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using PartnerSite.Data;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Encryption;

internal static class EncryptionSetup
{
    private const string KeySetting = "Encryption:Key";
    private const string RetiredKeysSetting = "Encryption:RetiredKeys";
    private const string DevelopmentKeyPath = "App_Data/development.key";

    /// <summary>Reads the root keys, and seals Data Protection's ring, kept in the database, with them.</summary>
    /// <exception cref="StartupException">A key is missing or is no good key.</exception>
    public static WebApplicationBuilder AddEncryption(this WebApplicationBuilder builder)
    {
        var keys = new EncryptionKeyRing(ActiveKey(builder), [.. RetiredKeys(builder.Configuration)]);

        builder.Services.AddSingleton(keys);
        builder.Services.AddSingleton<AttributeCipher>();
        builder.Services.AddDataProtection().SetApplicationName("PartnerSite").PersistKeysToDbContext<AppDbContext>();
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlEncryptor = new KeyRingXmlEncryptor(keys)));

        return builder;
    }

    private static EncryptionKey ActiveKey(WebApplicationBuilder builder)
    {
        if (builder.Configuration[KeySetting] is { } text)
        {
            return EncryptionKeyParser.Parse(text, KeySetting);
        }

        if (builder.Environment.IsDevelopment())
        {
            return DevelopmentKey(builder.Environment.ContentRootPath);
        }

        throw new StartupException(
            $"{KeySetting} is missing: without it partners' tokens can't be stored. " +
            $"{EncryptionKeyParser.HowToMakeOne} and set it as the environment variable Encryption__Key. " +
            "Keep a copy: what it encrypts can't be read without it.");
    }

    private static EncryptionKey DevelopmentKey(string contentRoot)
    {
        var path = Path.Combine(contentRoot, DevelopmentKeyPath);
        var text = DevelopmentKeyFile.ReadOrCreate(path, out var created);
        using var console = LoggerFactory.Create(logging => logging.AddConsole());

        console.CreateLogger("PartnerSite.Encryption").LogWarning(
            "{Setting} is not set: using the development key file {Path}{Created}. Never use it in Production.",
            KeySetting, path, created ? ", made just now" : "");

        return EncryptionKeyParser.Parse(text, path);
    }

    private static IEnumerable<EncryptionKey> RetiredKeys(ConfigurationManager configuration)
    {
        var section = configuration.GetSection(RetiredKeysSetting);

        return string.IsNullOrEmpty(section.Value)
            ? section.GetChildren().Select(setting => EncryptionKeyParser.Parse(setting.Value ?? "", setting.Path))
            : throw new StartupException($"{RetiredKeysSetting} is a list: set {RetiredKeysSetting}:0 (Encryption__RetiredKeys__0), :1 and so on.");
    }
}
