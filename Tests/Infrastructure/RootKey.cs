using System.Security.Cryptography;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A root key made for a test.</summary>
internal sealed class RootKey
{
    private readonly byte[] material = RandomNumberGenerator.GetBytes(32);

    public string Text => Convert.ToBase64String(material);

    public string Id => new EncryptionKey(material).Id;

    public string Decrypt(string envelope, AttributeAddress address) =>
        new AttributeCipher(new(new EncryptionKey(material))).Decrypt(envelope, address);
}
