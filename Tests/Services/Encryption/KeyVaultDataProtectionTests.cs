using Azure.Core;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Tests.Services.Encryption
{
    /// <summary>The file that only a build with AzureKeyVaultKeys has in full: this project compiles it so.</summary>
    public sealed class KeyVaultDataProtectionTests
    {
        [Fact]
        public void A_build_with_the_package_seals_the_ring_with_the_configured_key()
        {
            var key = new Uri("https://my-vault.vault.azure.net/keys/ring");

            KeyVaultDataProtection.ProtectKeysWith(new ServiceCollection().AddDataProtection(), key);

            Assert.Equal(key, AzureDataProtectionKeyVaultKeyBuilderExtensions.ProtectedWith);
        }
    }
}

namespace Microsoft.AspNetCore.DataProtection
{
    /// <summary>The one member that is called of the package Azure.Extensions.AspNetCore.DataProtection.Keys.</summary>
    internal static class AzureDataProtectionKeyVaultKeyBuilderExtensions
    {
        public static Uri? ProtectedWith { get; private set; }

        public static IDataProtectionBuilder ProtectKeysWithAzureKeyVault(
            this IDataProtectionBuilder builder, Uri keyIdentifier, TokenCredential tokenCredential)
        {
            Assert.NotNull(tokenCredential);
            ProtectedWith = keyIdentifier;
            return builder;
        }
    }
}
