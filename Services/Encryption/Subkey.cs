using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;

namespace PartnerSite.Services.Encryption;

/// <summary>
/// A 32-byte key for one purpose, with its AES-256-GCM instances: setting one up costs as much as using it,
/// and one serves one thread at a time.
/// </summary>
internal sealed class Subkey(byte[] bytes)
{
    private readonly ObjectPool<AesGcm> instances = new DefaultObjectPool<AesGcm>(new Policy(bytes));

    /// <summary>
    /// Encrypts into <paramref name="ciphertext"/>, as long as the plain bytes, and <paramref name="tag"/>.
    /// </summary>
    public void Encrypt(
        ReadOnlySpan<byte> nonce,
        ReadOnlySpan<byte> plain,
        Span<byte> ciphertext,
        Span<byte> tag,
        ReadOnlySpan<byte> associatedData)
    {
        var aes = instances.Get();
        aes.Encrypt(nonce, plain, ciphertext, tag, associatedData);
        instances.Return(aes);
    }

    /// <summary>Decrypts into <paramref name="plain"/>; false when anything was altered.</summary>
    public bool TryDecrypt(
        ReadOnlySpan<byte> nonce,
        ReadOnlySpan<byte> ciphertext,
        ReadOnlySpan<byte> tag,
        Span<byte> plain,
        ReadOnlySpan<byte> associatedData)
    {
        var aes = instances.Get();

        try
        {
            aes.Decrypt(nonce, ciphertext, tag, plain, associatedData);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            instances.Return(aes);
        }
    }

    private sealed class Policy(byte[] bytes) : PooledObjectPolicy<AesGcm>
    {
        public override AesGcm Create() => new(bytes, AesGcmFormat.TagSize);

        public override bool Return(AesGcm obj) => true;
    }
}

/// <summary>What a subkey is for; a text sealed for one purpose does not open for another.</summary>
internal enum KeyPurpose
{
    /// <summary>Values of attributes tagged sensitive.</summary>
    Attributes,

    /// <summary>The Data Protection ring: cookies, anti-forgery and bearer tokens.</summary>
    AuthKeys,

    /// <summary>The keys of the users' authenticator apps.</summary>
    SecondFactors,
}
