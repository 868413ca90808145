using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Bench;

/// <summary>Sealing a 200-byte value and opening it again, against bare AES-GCM with one key and no envelope.</summary>
public class Sealing : IDisposable
{
    private static readonly AttributeAddress Address = new(
        "5f6a3c0e-8f0e-4a53-9a0c-0d7f0f9d7b11", "whatsapp_system_token");

    private readonly AttributeCipher cipher = new(
        new EncryptionKeyRing(new EncryptionKey(RandomNumberGenerator.GetBytes(32))));
    private readonly string text = "EAA".PadRight(200, 'x');
    private readonly AesGcm aes = new(RandomNumberGenerator.GetBytes(32), 16);
    private readonly byte[] plain = RandomNumberGenerator.GetBytes(200);
    private readonly byte[] opened = new byte[200];
    private readonly byte[] ciphertext = new byte[200];
    private readonly byte[] nonce = new byte[12];
    private readonly byte[] tag = new byte[16];

    public void Dispose()
    {
        aes.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The yardstick: a fresh nonce, Encrypt and Decrypt, into existing buffers.</summary>
    [Benchmark(Baseline = true)]
    public byte[] Bare()
    {
        RandomNumberGenerator.Fill(nonce);
        aes.Encrypt(nonce, plain, ciphertext, tag);
        aes.Decrypt(nonce, ciphertext, tag, opened);
        return opened;
    }

    /// <summary>The site's own: bound to owner and key, as an envelope.</summary>
    [Benchmark]
    public string Ours() => cipher.Decrypt(cipher.Encrypt(text, Address), Address);
}
