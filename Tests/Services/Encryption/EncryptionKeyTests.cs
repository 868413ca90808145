using System.Security.Cryptography;
using System.Text;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Encryption.Keys;
using PartnerSite.Services.Startup;

namespace PartnerSite.Tests.Services.Encryption;

public sealed class EncryptionKeyTests
{
    private static readonly byte[] Material = RandomNumberGenerator.GetBytes(32);
    private static readonly string Good = Convert.ToBase64String(Material);

    public static TheoryData<string, string> BadKeys => new()
    {
        { "", "is empty" },
        { "   ", "is empty" },
        { Base64(16), "has 16 bytes" },
        { Base64(24), "has 24 bytes" },
        { Base64(31), "has 31 bytes" },
        { Base64(33), "has 33 bytes" },
        { Convert.ToHexString(Material), "is hexadecimal" },
        { " " + Good, "spaces or line breaks" },
        { Good + "\n", "spaces or line breaks" },
        { Good.Insert(20, " "), "spaces or line breaks" },
        { "not base64 at all!".Replace(' ', '_'), "is not base64" },
        { Convert.ToBase64String(new byte[32]), "is not random" },
        { Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]), "is not random" },
        { Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)(i % 4 * 61))]), "is not random" },
        { Convert.ToBase64String(Encoding.ASCII.GetBytes("0123456789abcdefghijklmnopqrstuv")), "is not random" },
        { Convert.ToBase64String(Encoding.ASCII.GetBytes("correct horse battery staple !!!")), "is not random" },
    };

    [Theory]
    [MemberData(nameof(BadKeys))]
    public void A_bad_key_is_refused_by_name_and_never_shown(string text, string fault)
    {
        var exception = Assert.Throws<StartupException>(() => EncryptionKeyParser.Parse(text, "Encryption:Key"));

        Assert.Contains($"Encryption:Key {fault}".Split("spaces")[0], exception.Message, StringComparison.Ordinal);
        Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
        Assert.Contains("openssl rand -base64 32", exception.Message, StringComparison.Ordinal);

        if (text.Trim().Length > 0)
        {
            Assert.DoesNotContain(text.Trim(), exception.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Random_keys_are_accepted()
    {
        for (var i = 0; i < 2_000; i++)
        {
            EncryptionKeyParser.Parse(Base64(32), "Encryption:Key");
        }
    }

    [Fact]
    public void The_id_follows_from_the_material_and_does_not_hold_it()
    {
        var key = EncryptionKeyParser.Parse(Good, "Encryption:Key");

        Assert.Matches("^[0-9a-f]{24}$", key.Id);
        Assert.Equal(key.Id, new EncryptionKey(Material).Id);
        Assert.NotEqual(key.Id, new EncryptionKey(RandomNumberGenerator.GetBytes(32)).Id);
        Assert.DoesNotContain(key.Id, Convert.ToHexStringLower(Material), StringComparison.Ordinal);
    }

    [Fact]
    public void Purposes_have_keys_of_their_own()
    {
        var key = new EncryptionKey(Material);
        var format = new AesGcmFormat();
        var sealedBytes = new byte[1 + format.Overhead];
        format.Seal(key.SubkeyFor(KeyPurpose.Attributes), [1], [], sealedBytes);

        Assert.True(format.TryOpen(key.SubkeyFor(KeyPurpose.Attributes), sealedBytes, [], new byte[1]));
        Assert.False(format.TryOpen(key.SubkeyFor(KeyPurpose.AuthKeys), sealedBytes, [], new byte[1]));
        Assert.False(format.TryOpen(new Subkey(Material), sealedBytes, [], new byte[1]));
    }

    [Fact]
    public void A_key_may_be_configured_once()
    {
        var key = new EncryptionKey(Material);
        var exception = Assert.Throws<StartupException>(() => new EncryptionKeyRing(key, new EncryptionKey(Material)));
        Assert.Contains(key.Id, exception.Message, StringComparison.Ordinal);
    }

    private static string Base64(int size) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(size));
}
