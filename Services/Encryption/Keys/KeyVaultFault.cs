using System.Net;
using Azure;
using Azure.Identity;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Encryption.Keys;

/// <summary>
/// What an operator can do when the keys can't be read from the vault. Only the status of its response is shown.
/// </summary>
internal static class KeyVaultFault
{
    private const string Permission =
        "Give the identity that the site runs as permission to list and get secrets " +
        "(the role Key Vault Secrets User, or List and Get in an access policy)";

    private const string Identity =
        "Run the site with a managed identity, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET " +
        "(or AZURE_CLIENT_CERTIFICATE_PATH).";

    public static StartupException NoEnabledVersion(Uri vault, string name) => new(
        $"{KeyVaultSecrets.NameSetting}: {vault.Host} has no secret {name} with an enabled version. " +
        $"Check the name, enable a version, or set a key there. {EncryptionKeyParser.HowToMakeOne}");

    /// <summary>The message for a failure of the vault, the identity or the network.</summary>
    public static StartupException From(Exception exception, Uri vault, string name, bool late)
    {
        var what = exception switch
        {
            _ when late => $"{vault.Host}, or what signs the site in to it, did not answer in time. {Network}",
            RequestFailedException { Status: (int)HttpStatusCode.NotFound } => null,
            RequestFailedException { Status: (int)HttpStatusCode.Unauthorized } =>
                $"{vault.Host} does not accept the site's identity (401). " +
                $"Check that it belongs to the vault's tenant. {Permission}.",
            RequestFailedException { Status: (int)HttpStatusCode.Forbidden } =>
                $"{vault.Host} denies access (403). {Permission}, and let this machine through the vault's firewall.",
            RequestFailedException { Status: > 0 } response =>
                $"{vault.Host} answered {response.Status}. Try again; look at the vault's state in the portal.",
            AuthenticationFailedException =>
                $"no Azure identity could sign in to {vault.Host}. {Identity} {Permission}.",
            RequestFailedException or AggregateException or OperationCanceledException =>
                $"{vault.Host} can't be reached. {Network}",
            _ => $"{vault.Host} does not answer as a key vault does ({exception.GetType().Name}). " +
                $"Check {KeyVaultSecrets.VaultSetting}.",
        };

        return what is null
            ? NoEnabledVersion(vault, name)
            : new($"{KeyVaultSecrets.NameSetting} can't be read: {what}", exception);
    }

    private static string Network =>
        $"Check {KeyVaultSecrets.VaultSetting}, the network, the proxy and the vault's firewall.";
}
