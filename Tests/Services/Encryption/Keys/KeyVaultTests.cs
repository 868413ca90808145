using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Encryption.Keys;

/// <summary>
/// Root keys in Azure Key Vault: the site's process with Azure's own client, and a vault that answers as Azure's does.
/// </summary>
public sealed class KeyVaultTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("partnersite-").FullName;
    private readonly RootKey first = new();
    private readonly RootKey second = new();
    private StandInVault vault = null!;

    public async ValueTask InitializeAsync() => vault = await StandInVault.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await vault.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_newest_enabled_version_encrypts_and_older_ones_still_decrypt()
    {
        using var owner = new TokenOwner(folder);

        vault.Add(first.Text);
        await owner.SaveAsync(first, vault.Variables);

        vault.Add(new RootKey().Text);
        vault.Add(second.Text + "\n");
        vault.Add(new RootKey().Text).Enabled = false;
        vault.Add("never read").Enabled = false;
        var pages = vault.Pages;
        await owner.SaveAsync(second, vault.Variables);
        Assert.Equal(3, vault.Pages - pages);
    }

    [Fact]
    public async Task An_old_key_set_again_encrypts_again()
    {
        using var owner = new TokenOwner(folder);

        vault.Add(first.Text);
        vault.Add(second.Text);
        await owner.SaveAsync(second, vault.Variables);

        vault.Add(first.Text);
        await owner.SaveAsync(first, vault.Variables);
    }

    [Fact]
    public async Task A_new_version_can_be_rolled_out_to_decrypt_only()
    {
        using var owner = new TokenOwner(folder);
        var retired = new RootKey();

        await owner.SaveAsync(retired, ("Encryption__Key", retired.Text));
        vault.Add(first.Text);
        vault.Add(second.Text);
        await owner.SaveAsync(
            first,
            [
                .. vault.Variables,
                ("Encryption__RetiredKeys__0", retired.Text),
                ("Encryption__ActiveKey", first.Id.ToUpperInvariant()),
            ]);
    }

    [Theory]
    [InlineData(401, "does not accept the site's identity (401).")]
    [InlineData(403, "denies access (403). Give the identity that the site runs as permission to list and get secrets")]
    [InlineData(404, "has no secret partnersite-key with an enabled version.")]
    [InlineData(503, "answered 503. Try again")]
    public async Task What_the_vault_refuses_is_reported_with_what_to_do(int status, string message)
    {
        vault.Add(first.Text);
        vault.Fault = (status, "AsTold");

        await AssertRefusesAsync(message);
    }

    [Fact]
    public async Task A_secret_without_an_enabled_version_is_reported()
    {
        vault.Add(first.Text).Enabled = false;

        await AssertRefusesAsync("has no secret partnersite-key with an enabled version.");
    }

    [Fact]
    public async Task A_machine_without_an_identity_is_reported()
    {
        vault.Add(first.Text);
        vault.HasIdentity = false;

        await AssertRefusesAsync("no Azure identity could sign in to partnersite-test.vault.azure.net.");
    }

    [Fact]
    public async Task A_vault_that_is_out_of_reach_is_reported()
    {
        vault.Add(first.Text);
        await vault.UnplugAsync();

        await AssertRefusesAsync("can't be reached. Check KeyVault:VaultUri, the network");
    }

    [Fact]
    public async Task A_version_that_is_not_a_valid_key_is_named_and_not_shown()
    {
        const string Phrase = "correct horse battery staple";
        vault.Add(first.Text);
        var version = vault.Add(Phrase);

        var output = await AssertRefusesAsync(
            $"(partnersite-key, version {version.Id}) contains spaces or line breaks.");
        Assert.DoesNotContain(Phrase, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_beside_the_vault_is_refused()
    {
        vault.Add(first.Text);

        var output = await AssertRefusesAsync(
            "Encryption:Key is set beside KeyVault:EncryptionSecret", ("Encryption__Key", second.Text));
        Assert.DoesNotContain(second.Text, output, StringComparison.Ordinal);
        Assert.Equal(0, vault.Pages);
    }

    [Theory]
    [InlineData("KeyVault__VaultUri", "", "belong together: KeyVault:VaultUri is missing.")]
    [InlineData("KeyVault__EncryptionSecret", "", "belong together: KeyVault:EncryptionSecret is missing.")]
    [InlineData(
        "KeyVault__EncryptionSecret",
        "partnersite/key",
        "KeyVault:EncryptionSecret must be the name of a secret"
    )]
    [InlineData(
        "KeyVault__VaultUri",
        "partnersite-test.vault.azure.net",
        "KeyVault:VaultUri must be the address of a vault"
    )]
    [InlineData(
        "KeyVault__VaultUri",
        "http://partnersite-test.vault.azure.net",
        "KeyVault:VaultUri must be the address of a vault"
    )]
    [InlineData(
        "KeyVault__VaultUri",
        "https://partnersite-test.vault.azure.net/secrets/a",
        "KeyVault:VaultUri must be the address of a vault"
    )]
    [InlineData("KeyVault__DataProtectionKey", "my-key", "KeyVault:DataProtectionKey must be the address of a key")]
    [InlineData("KeyVault__DataProtectionKey", "https://partnersite-test.vault.azure.net/keys/ring", "dotnet publish PartnerSite.csproj -c Release -p:AzureKeyVaultKeys=true")]
    public async Task An_invalid_setting_is_named(string name, string value, string message)
    {
        await AssertRefusesAsync(message, (name, value));
        Assert.Equal(0, vault.Pages);
    }

    private async Task<string> AssertRefusesAsync(string message, params (string Name, string Value)[] variables)
    {
        var output = await SiteProcess.RefusalAsync(folder, [.. vault.Variables, .. variables]);

        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Text, output, StringComparison.Ordinal);
        return output;
    }
}
