namespace PartnerSite.Services.Encryption;

/// <summary>What a subkey is for; a text sealed for one purpose does not open for another.</summary>
internal enum KeyPurpose
{
    /// <summary>Values of attributes tagged sensitive.</summary>
    Attributes,

    /// <summary>The Data Protection ring: cookies, anti-forgery and bearer tokens.</summary>
    AuthKeys,
}
