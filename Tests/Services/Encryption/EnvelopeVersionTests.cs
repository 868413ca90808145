using System.Security.Cryptography;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Tests.Services.Encryption;

/// <summary>What happens to envelopes when a newer format is added: tested with an invented one.</summary>
public sealed class EnvelopeVersionTests
{
    private const string Token = "EAAGm0PX4ZCpsBA";

    private static readonly EncryptionKeyRing Keys = new(new EncryptionKey(RandomNumberGenerator.GetBytes(32)));

    private readonly EnvelopeCipher today = new(Keys, KeyPurpose.Attributes);
    private readonly EnvelopeCipher tomorrow = new(
        Keys, KeyPurpose.Attributes, new MadeUpFormat(reversed: true), new AesGcmFormat());

    [Fact]
    public void The_older_version_stays_readable_and_the_newer_one_is_written()
    {
        Assert.Equal(Token, tomorrow.Open(today.Seal(Token, "owner"), "owner"));
        Assert.StartsWith("enc:v2:", tomorrow.Seal(Token, "owner"), StringComparison.Ordinal);
        Assert.Equal(Token, tomorrow.Open(tomorrow.Seal(Token, "owner"), "owner"));
    }

    [Fact]
    public void An_older_program_says_that_the_version_is_newer()
    {
        var exception = Assert.Throws<DecryptionException>(() => today.Open(tomorrow.Seal(Token, "owner"), "owner"));
        Assert.Contains(
            "format v2, which only a newer version of the site can read", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_cannot_pass_as_another()
    {
        AssertRefused(today.Seal(Token, "owner").Replace(":v1:", ":v2:", StringComparison.Ordinal));
        AssertRefused(tomorrow.Seal(Token, "owner").Replace(":v2:", ":v1:", StringComparison.Ordinal));

        // Even where the newer format is the older one under another name.
        var renamed = new EnvelopeCipher(
            Keys, KeyPurpose.Attributes, new MadeUpFormat(reversed: false), new AesGcmFormat());
        Assert.Equal(Token, renamed.Open(renamed.Seal(Token, "owner"), "owner"));
        Assert.Throws<DecryptionException>(() =>
            renamed.Open(renamed.Seal(Token, "owner").Replace(":v2:", ":v1:", StringComparison.Ordinal), "owner"));
    }

    [Fact]
    public void Sealing_again_upgrades_the_older_version_to_the_newer_one()
    {
        var old = today.Seal(Token, "owner");

        Assert.False(tomorrow.IsCurrent(old));
        Assert.Null(tomorrow.Reseal(old, out var lifted, "owner"));
        Assert.True(tomorrow.IsCurrent(lifted!));
        Assert.Equal(Token, tomorrow.Open(lifted!, "owner"));
    }

    private void AssertRefused(string envelope)
    {
        Assert.Throws<DecryptionException>(() => today.Open(envelope, "owner"));
        Assert.Throws<DecryptionException>(() => tomorrow.Open(envelope, "owner"));
    }

    /// <summary>The first format's bytes under a new name, as they are or in another order.</summary>
    private sealed class MadeUpFormat(bool reversed) : EnvelopeFormat
    {
        private readonly AesGcmFormat inner = new();

        public override string Version => "v2";

        public override int Overhead => inner.Overhead;

        public override void Seal(
            Subkey key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associatedData, Span<byte> sealedBytes)
        {
            inner.Seal(key, plain, associatedData, sealedBytes);
            Order(sealedBytes);
        }

        public override bool TryOpen(
            Subkey key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> associatedData, Span<byte> plain)
        {
            var ordered = sealedBytes.ToArray();
            Order(ordered);
            return inner.TryOpen(key, ordered, associatedData, plain);
        }

        private void Order(Span<byte> bytes)
        {
            if (reversed)
            {
                bytes.Reverse();
            }
        }
    }
}
