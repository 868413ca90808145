using PartnerSite.Services.Telemetry;

namespace PartnerSite.Services.Encryption;

/// <summary>
/// Encrypts attribute values with AES-256-GCM. A value is bound to its owner and key: a ciphertext
/// copied to another row does not open there.
/// </summary>
public sealed class AttributeCipher(EncryptionKeyRing keys, SiteMetrics? metrics = null)
{
    private readonly EnvelopeCipher cipher = new(keys, KeyPurpose.Attributes);

    /// <summary>The envelope of <paramref name="plaintext"/>, different at every call.</summary>
    public string Encrypt(string plaintext, AttributeAddress address) =>
        cipher.Seal(plaintext, address.UserId, address.Key);

    /// <exception cref="DecryptionException">The text is malformed, altered or moved, or its key is gone.</exception>
    public string Decrypt(string envelope, AttributeAddress address)
    {
        try
        {
            return cipher.Open(envelope, address.UserId, address.Key);
        }
        catch (DecryptionException)
        {
            metrics?.AddUnreadable();
            throw;
        }
    }

    /// <summary>Whether <see cref="Decrypt"/> would succeed; the value is not kept.</summary>
    public bool CanDecrypt(string envelope, AttributeAddress address)
    {
        var opens = cipher.FaultOf(envelope, address.UserId, address.Key) is null;

        if (!opens)
        {
            metrics?.AddUnreadable();
        }

        return opens;
    }
}

/// <summary>Where an attribute's value belongs: its owner and its key.</summary>
public readonly record struct AttributeAddress(string UserId, string Key);
