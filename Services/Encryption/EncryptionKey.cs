using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace PartnerSite.Services.Encryption;

/// <summary>
/// A root key of 32 random bytes. It is never used itself: each purpose gets a subkey of its own, and the key id is a
/// fingerprint of the material, so that no two keys have the same id.
/// </summary>
public sealed class EncryptionKey
{
    /// <summary>Length of a root key and of its subkeys, in bytes.</summary>
    public const int Size = 32;

    private const int IdSize = 12;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly Subkey attributes;
    private readonly Subkey authKeys;
    private readonly Subkey secondFactors;

    /// <exception cref="ArgumentException">The material is not 32 bytes long.</exception>
    public EncryptionKey(ReadOnlySpan<byte> material)
    {
        if (material.Length != Size)
        {
            throw new ArgumentException($"A key has {Size} bytes.", nameof(material));
        }

        Id = Convert.ToHexStringLower(Derive(material, "key-id", IdSize));
        attributes = new(Derive(material, "attributes", Size));
        authKeys = new(Derive(material, "auth-keys", Size));
        secondFactors = new(Derive(material, "second-factors", Size));
    }

    /// <summary>The key id (kid): 24 lower-case hex digits.</summary>
    public string Id { get; }

    /// <summary>Whether the text can be a key id: 24 lower-case hex digits.</summary>
    public static bool IsId(ReadOnlySpan<char> text) =>
        text.Length == 2 * IdSize && text.IndexOfAnyExcept(HexDigits) < 0;

    /// <summary>A new root key, as <c>Encryption:Key</c> wants it.</summary>
    public static string Generate() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));

    /// <summary>The subkey for one purpose.</summary>
    internal Subkey SubkeyFor(KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.Attributes => attributes,
        KeyPurpose.AuthKeys => authKeys,
        KeyPurpose.SecondFactors => secondFactors,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    /// <summary>The key id, never the material.</summary>
    public override string ToString() => Id;

    // NIST SP 800-108 in counter mode with HMAC-SHA-256.
    private static byte[] Derive(ReadOnlySpan<byte> material, string label, int size) =>
        SP800108HmacCounterKdf.DeriveBytes(
            material, HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes("PartnerSite " + label), "v1"u8, size);
}
