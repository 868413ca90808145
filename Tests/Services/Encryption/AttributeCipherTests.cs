using System.Buffers.Text;
using System.Security.Cryptography;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Tests.Services.Encryption;

public sealed class AttributeCipherTests
{
    private const string Token = "EAAGm0PX4ZCpsBA";
    private static readonly AttributeAddress Address = new("user-a", "whatsapp_system_token");

    private readonly EncryptionKey key = NewKey();
    private readonly AttributeCipher cipher;

    public AttributeCipherTests() => cipher = new(new EncryptionKeyRing(key));

    [Theory]
    [InlineData("")]
    [InlineData("EAAGm0PX4ZCpsBA")]
    [InlineData("Chợ Tốt 🛵")]
    public void What_was_encrypted_is_decrypted(string text) =>
        Assert.Equal(text, cipher.Decrypt(cipher.Encrypt(text, Address), Address));

    [Fact]
    public void The_envelope_names_its_version_and_key()
    {
        var parts = cipher.Encrypt(Token, Address).Split(':');

        Assert.Equal(["enc", "v1", key.Id], parts[..3]);
        Assert.Equal(12 + Token.Length + 16, Base64Url.DecodeFromChars(parts[3]).Length);
    }

    [Fact]
    public void No_flipped_bit_goes_unnoticed()
    {
        var envelope = cipher.Encrypt(Token, Address);

        for (var i = 0; i < envelope.Length; i++)
        {
            for (var bit = 0; bit < 16; bit++)
            {
                var altered = envelope.ToCharArray();
                altered[i] ^= (char)(1 << bit);
                AssertRefused(new string(altered));
            }
        }
    }

    [Fact]
    public void No_prefix_opens()
    {
        var envelope = cipher.Encrypt(Token, Address);

        for (var length = 0; length < envelope.Length; length++)
        {
            AssertRefused(envelope[..length]);
        }
    }

    [Fact]
    public void A_ciphertext_moved_to_another_user_does_not_open() =>
        AssertRefused(cipher.Encrypt(Token, Address), Address with { UserId = "user-b" });

    [Fact]
    public void A_ciphertext_moved_to_another_attribute_does_not_open() =>
        AssertRefused(cipher.Encrypt(Token, Address), Address with { Key = "chotot_id" });

    [Fact]
    public void Owner_and_key_cannot_be_divided_differently() =>
        AssertRefused(cipher.Encrypt(Token, new("ab", "c")), new("a", "bc"));

    [Fact]
    public void An_envelope_under_an_unknown_key_does_not_open()
    {
        var exception = AssertRefused(new AttributeCipher(new EncryptionKeyRing(NewKey())).Encrypt(Token, Address));
        Assert.Contains("is not configured", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_another_configured_key_does_not_help()
    {
        var other = NewKey();
        var ring = new AttributeCipher(new EncryptionKeyRing(key, other));
        AssertRefused(
            cipher.Encrypt(Token, Address).Replace(key.Id, other.Id, StringComparison.Ordinal), Address, ring);
    }

    [Fact]
    public void A_retired_key_opens_and_the_active_one_encrypts()
    {
        var active = NewKey();
        var rotated = new AttributeCipher(new EncryptionKeyRing(active, key));

        Assert.Equal(Token, rotated.Decrypt(cipher.Encrypt(Token, Address), Address));
        Assert.StartsWith($"enc:v1:{active.Id}:", rotated.Encrypt(Token, Address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=")]
    [InlineData("==")]
    [InlineData(" ")]
    [InlineData("\n")]
    public void Base64_has_one_spelling(string addition) => AssertRefused(cipher.Encrypt(Token, Address) + addition);

    [Fact]
    public void Spare_bits_of_base64_must_be_zero()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var envelope = cipher.Encrypt("123", Address);   // 31 bytes: the last character carries four spare bits
        var last = Alphabet.IndexOf(envelope[^1], StringComparison.Ordinal);

        Assert.Equal(0, last % 16);
        AssertRefused(envelope[..^1] + Alphabet[last + 1]);
    }

    [Theory]
    [InlineData(Token)]
    [InlineData("")]
    [InlineData("enc:v1:")]
    [InlineData("enc:v2:abc:AAAA")]
    public void A_plain_text_in_a_sensitive_row_is_an_error(string text) => AssertRefused(text);

    [Theory]
    [InlineData("enc:v1:EAAGm0PX4ZCpsBA:AAAA")]
    [InlineData("enc:v1:eaa0000000000000000000zz:AAAA")]
    [InlineData("enc:EAAGm0PX4ZCpsBA:000000000000000000000000:AAAA")]
    [InlineData("enc:v1234:000000000000000000000000:AAAA")]
    public void Text_in_place_of_a_version_or_a_key_is_named_only_when_it_can_be_one(string text) =>
        Assert.Equal("It is not an envelope.", AssertRefused(text).Message);

    [Fact]
    public void Sealed_for_Data_Protection_it_does_not_open_as_an_attribute()
    {
        var ring = new EncryptionKeyRing(key);
        AssertRefused(new EnvelopeCipher(ring, KeyPurpose.AuthKeys).Seal(Token, Address.UserId, Address.Key));
    }

    [Fact]
    public void A_text_that_UTF_8_cannot_hold_is_refused_rather_than_altered() =>
        Assert.ThrowsAny<ArgumentException>(() => cipher.Encrypt("EAA\uD800", Address));

    [Fact]
    public void Of_131072_envelopes_no_two_share_a_nonce()
    {
        const int Seals = 131_072;
        var nonces = new HashSet<string>(Seals);

        for (var i = 0; i < Seals; i++)
        {
            var sealedBytes = Base64Url.DecodeFromChars(cipher.Encrypt("x", Address).AsSpan(8 + key.Id.Length));
            Assert.True(nonces.Add(Convert.ToHexString(sealedBytes.AsSpan(0, 12))));
        }
    }

    [Fact]
    public void Nothing_of_a_secret_is_in_the_message_or_the_name_of_a_key()
    {
        var exception = AssertRefused(Token);
        Assert.DoesNotContain(Token, exception.ToString(), StringComparison.Ordinal);
        Assert.Equal(key.Id, key.ToString());
    }

    private static EncryptionKey NewKey() => new(RandomNumberGenerator.GetBytes(32));

    private DecryptionException AssertRefused(
        string envelope,
        AttributeAddress? address = null,
        AttributeCipher? by = null
    ) => Assert.Throws<DecryptionException>(() => (by ?? cipher).Decrypt(envelope, address ?? Address));
}
