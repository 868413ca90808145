using System.Security.Cryptography;

namespace PartnerSite.Services.Encryption;

/// <summary>
/// Version 1: AES-256-GCM as nonce ‖ ciphertext ‖ tag, with a random nonce of 12 bytes and a tag of 16.
/// </summary>
internal sealed class AesGcmFormat : EnvelopeFormat
{
    public const int TagSize = 16;

    private const int NonceSize = 12;

    public override string Version => "v1";

    public override int Overhead => NonceSize + TagSize;

    public override void Seal(
        Subkey key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associatedData, Span<byte> sealedBytes)
    {
        var nonce = sealedBytes[..NonceSize];
        RandomNumberGenerator.Fill(nonce);
        key.Encrypt(nonce, plain, sealedBytes[NonceSize..^TagSize], sealedBytes[^TagSize..], associatedData);
    }

    public override bool TryOpen(
        Subkey key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> associatedData, Span<byte> plain)
    {
        var nonce = sealedBytes[..NonceSize];
        var ciphertext = sealedBytes[NonceSize..^TagSize];
        return key.TryDecrypt(nonce, ciphertext, sealedBytes[^TagSize..], plain, associatedData);
    }
}
