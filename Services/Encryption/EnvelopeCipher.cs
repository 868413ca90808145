using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PartnerSite.Services.Encryption;

/// <summary>
/// Seals texts with AES-256-GCM under a fresh random nonce, bound to a purpose and a context: sealed for one,
/// they do not open for another.
/// </summary>
internal sealed class EnvelopeCipher(EncryptionKeyRing keys, KeyPurpose purpose)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    // Throws on lone surrogates, where the default would quietly store another text.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Seal(string plaintext, params ReadOnlySpan<string> context)
    {
        var key = keys.Active;
        var plain = Utf8.GetBytes(plaintext);
        var envelope = new byte[NonceSize + plain.Length + TagSize];
        var nonce = envelope.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);

        using var aes = new AesGcm(key.SubkeyFor(purpose), TagSize);
        aes.Encrypt(
            nonce,
            plain,
            envelope.AsSpan(NonceSize, plain.Length),
            envelope.AsSpan(NonceSize + plain.Length),
            AssociatedData(key.Id, context));

        CryptographicOperations.ZeroMemory(plain);
        return new Envelope(key.Id, envelope).ToString();
    }

    /// <exception cref="DecryptionException">The text is malformed, altered or moved, or its key is gone.</exception>
    public string Open(string text, params ReadOnlySpan<string> context)
    {
        if (!Envelope.TryParse(text, out var envelope) || envelope.Value.Sealed.Length < NonceSize + TagSize)
        {
            throw new DecryptionException("The stored value is not an envelope.");
        }

        var (keyId, bytes) = envelope.Value;

        if (!keys.TryFind(keyId, out var key))
        {
            throw new DecryptionException($"The key {keyId} is not configured.");
        }

        var plain = new byte[bytes.Length - NonceSize - TagSize];

        try
        {
            return TryOpen(key.SubkeyFor(purpose), bytes, AssociatedData(key.Id, context), plain)
                ? Utf8.GetString(plain)
                : throw new DecryptionException("The stored value was altered or belongs to another place.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Opens nonce ‖ ciphertext ‖ tag; false when anything was altered.</summary>
    internal static bool TryOpen(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> associatedData, Span<byte> plain)
    {
        try
        {
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(bytes[..NonceSize], bytes[NonceSize..^TagSize], bytes[^TagSize..], plain, associatedData);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    // Each part is preceded by its length in bytes, so that no two lists of parts give the same bytes.
    private static byte[] AssociatedData(string keyId, ReadOnlySpan<string> context)
    {
        using var data = new MemoryStream();
        Append(Envelope.Version);
        Append(keyId);

        foreach (var part in context)
        {
            Append(part);
        }

        return data.ToArray();

        void Append(string part)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            var bytes = Utf8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            data.Write(length);
            data.Write(bytes);
        }
    }
}
