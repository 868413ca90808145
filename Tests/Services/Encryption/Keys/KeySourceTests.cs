using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Encryption.Keys;

/// <summary>Root keys from settings: the environment and files.</summary>
public sealed class KeySourceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("partnersite-").FullName;
    private readonly RootKey key = new();
    private readonly RootKey other = new();

    private string Secrets => Path.Combine(folder, "secrets");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_key_in_the_environment_encrypts_and_a_retired_one_decrypts()
    {
        using var owner = new TokenOwner(folder);

        await owner.SaveAsync(key, ("Encryption__Key", key.Text));
        await owner.SaveAsync(other, ("Encryption__Key", other.Text), ("Encryption__RetiredKeys__0", key.Text));
    }

    [Fact]
    public async Task A_key_in_a_file_encrypts_whatever_ends_its_line()
    {
        using var owner = new TokenOwner(folder);

        Write("Encryption__Key", key.Text + "\n");
        await owner.SaveAsync(key, ("Secrets__Directory", Secrets));

        Write("Encryption__Key", other.Text + "\r\n");
        Write("Encryption__RetiredKeys__0", key.Text);
        await owner.SaveAsync(other, ("Secrets__Directory", "secrets"), ("Encryption__Key", other.Text));
    }

    [Fact]
    public async Task The_key_that_encrypts_can_be_chosen_and_the_first_one_only_decrypts()
    {
        using var owner = new TokenOwner(folder);

        await owner.SaveAsync(key, ("Encryption__Key", key.Text));
        await owner.SaveAsync(
            key,
            ("Encryption__Key", other.Text),
            ("Encryption__RetiredKeys__0", key.Text),
            ("Encryption__ActiveKey", key.Id));
    }

    [Fact]
    public async Task A_choice_that_is_not_a_configured_key_is_refused_with_the_ids_that_are()
    {
        var output = await SiteProcess.RefusalAsync(
            folder,
            ("Encryption__Key", key.Text),
            ("Encryption__RetiredKeys__0", other.Text),
            ("Encryption__ActiveKey", new RootKey().Id));

        Assert.Contains(
            $"Encryption:ActiveKey names no configured key. It must be one of these key ids: {key.Id}, {other.Id}.",
            output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Encryption__Key", "Encryption:Key is set twice with different keys")]
    [InlineData("Encryption__RetiredKeys__0", "Encryption:RetiredKeys:0 is set twice with different keys")]
    public async Task A_key_that_is_set_twice_and_differently_is_refused(string name, string message)
    {
        Write("Encryption__Key", key.Text);
        Write(name, other.Text);
        var another = new RootKey();

        var output = await SiteProcess.RefusalAsync(folder, ("Secrets__Directory", Secrets), (name, another.Text));

        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.All(
            [key, other, another], secret => Assert.DoesNotContain(secret.Text, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_with_spaces_in_a_file_is_refused_as_everywhere()
    {
        Write("Encryption__Key", $"{key.Text} \n");

        var output = await SiteProcess.RefusalAsync(folder, ("Secrets__Directory", Secrets));

        Assert.Contains("Encryption:Key contains spaces or line breaks", output, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Text, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_of_secrets_that_does_not_exist_is_refused_by_name()
    {
        var output = await SiteProcess.RefusalAsync(
            folder, ("Secrets__Directory", Secrets), ("Encryption__Key", key.Text));

        Assert.Contains($"Secrets:Directory names {Secrets}, which is no directory.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_is_refused_by_name()
    {
        Write("Encryption__Key", key.Text);
        File.CreateSymbolicLink(Path.Combine(Secrets, "Encryption__RetiredKeys__0"), Path.Combine(Secrets, "gone"));

        var output = await SiteProcess.RefusalAsync(folder, ("Secrets__Directory", Secrets));

        Assert.Contains("Secrets:Directory can't be read", output, StringComparison.Ordinal);
        Assert.Contains("Encryption__RetiredKeys__0", output, StringComparison.Ordinal);
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Secrets);
        File.WriteAllText(Path.Combine(Secrets, name), text);
    }
}
