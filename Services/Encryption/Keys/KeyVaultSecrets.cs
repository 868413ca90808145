using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Encryption.Keys;

/// <summary>
/// A secret in Azure Key Vault whose versions are root keys. A new version takes over; those before it still
/// decrypt, until they are disabled.
/// </summary>
internal sealed class KeyVaultSecrets(Uri vault, string name)
{
    public const string VaultSetting = "KeyVault:VaultUri";
    public const string NameSetting = "KeyVault:EncryptionSecret";

    // A vault that does not answer must fail the start, not hold it up.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(45);

    /// <summary>The configured secret; null when none is.</summary>
    /// <exception cref="StartupException">A setting is missing or invalid.</exception>
    public static KeyVaultSecrets? Find(IConfiguration configuration)
    {
        var vault = configuration.Url(
            VaultSetting,
            url => url.Scheme == Uri.UriSchemeHttps && url.PathAndQuery == "/",
            "the address of a vault, as https://my-vault.vault.azure.net");
        var name = configuration.Text(NameSetting)?.Trim();

        if (vault is null && name is null)
        {
            return null;
        }

        if (vault is null || name is null)
        {
            throw new StartupException(
                $"{VaultSetting} and {NameSetting} belong together: " +
                $"{(name is null ? NameSetting : VaultSetting)} is missing.");
        }

        return name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            ? new(vault, name)
            : throw new StartupException(
                $"{NameSetting} must be the name of a secret in the vault: letters, digits and dashes.");
    }

    /// <summary>The keys in its enabled versions, newest first, each once.</summary>
    /// <exception cref="StartupException">The vault can't be read, or has no enabled version of the secret.</exception>
    public IReadOnlyList<ConfiguredKey> ReadVersions()
    {
        using var deadline = new CancellationTokenSource(TimeLimit);

        try
        {
            var keys = ReadVersions(deadline.Token);

            return keys.Count > 0
                ? keys
                : throw KeyVaultFault.NoEnabledVersion(vault, name);
        }
        catch (Exception exception) when (exception is not StartupException)
        {
            // Whatever goes wrong, an operator gets a sentence and not a stack trace.
            throw KeyVaultFault.From(exception, vault, name, deadline.IsCancellationRequested);
        }
    }

    private List<ConfiguredKey> ReadVersions(CancellationToken cancellationToken)
    {
        var client = new SecretClient(vault, new DefaultAzureCredential(), new()
        {
            Retry = { MaxRetries = 2, MaxDelay = TimeSpan.FromSeconds(2), NetworkTimeout = TimeSpan.FromSeconds(10) },
        });

        // A change is undone by setting the old value again: that key counts once, as the newest.
        return [.. client.GetPropertiesOfSecretVersions(name, cancellationToken)
            .Where(version => version.Enabled != false)
            .OrderByDescending(version => version.CreatedOn)
            .ThenByDescending(version => version.Version, StringComparer.Ordinal)
            .Select(version => Key(client.GetSecret(name, version.Version, cancellationToken: cancellationToken)))
            .DistinctBy(key => key.Text)];
    }

    // az keyvault secret set --file keeps the file's trailing newline.
    private static ConfiguredKey Key(KeyVaultSecret secret) =>
        new(secret.Value.TrimEnd('\r', '\n'), $"{NameSetting} ({secret.Name}, version {secret.Properties.Version})");
}
