using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace PartnerSite.Services.Encryption;

/// <summary>Seals the Data Protection ring at rest with the site's own key ring.</summary>
internal sealed class KeyRingXmlEncryptor(EncryptionKeyRing keys) : IXmlEncryptor
{
    internal const string Context = "data-protection";
    internal const string Element = "envelope";

    private readonly EnvelopeCipher cipher = new(keys, KeyPurpose.AuthKeys);

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var text = plaintextElement.ToString(SaveOptions.DisableFormatting);
        return new(new XElement(Element, cipher.Seal(text, Context)), typeof(KeyRingXmlDecryptor));
    }
}

/// <summary>
/// Opens what <see cref="KeyRingXmlEncryptor"/> sealed; Data Protection finds it by the name stored in the ring.
/// </summary>
internal sealed class KeyRingXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly EnvelopeCipher cipher = new(services.GetRequiredService<EncryptionKeyRing>(), KeyPurpose.AuthKeys);

    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(cipher.Open(encryptedElement.Value, KeyRingXmlEncryptor.Context));
}
