namespace PartnerSite.Services.Encryption;

/// <summary>
/// Encrypts the keys of authenticator apps with AES-256-GCM. A key is bound to its owner: a ciphertext copied to
/// another account does not open there.
/// </summary>
public sealed class SecondFactorCipher(EncryptionKeyRing keys)
{
    private readonly EnvelopeCipher cipher = new(keys, KeyPurpose.SecondFactors);

    /// <summary>The envelope of an app's key, different at every call.</summary>
    public string Encrypt(string appKey, string userId) => cipher.Seal(appKey, userId);

    /// <exception cref="DecryptionException">The text is malformed, altered or moved, or its key is gone.</exception>
    public string Decrypt(string envelope, string userId) => cipher.Open(envelope, userId);
}
