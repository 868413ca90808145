using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.Linq;

namespace PartnerSite.Services.Encryption;

/// <summary>Reads rows of Data Protection's ring.</summary>
internal static class AuthKeyXml
{
    /// <summary>
    /// Reads a row; false when it is damaged, or has its key in clear: the site does not write such a row.
    /// </summary>
    public static bool TryRead(string xml, [NotNullWhen(true)] out XElement? element)
    {
        try
        {
            element = XElement.Parse(xml);
            return !element.Descendants().Any(part => part.Name.LocalName == "masterKey")
                && (element.Name != "revocation" || IsRevocation(element));
        }
        catch (XmlException)
        {
            element = null;
            return false;
        }
    }

    // Without these Data Protection fails on the revocation, and every sign-in fails with it.
    private static bool IsRevocation(XElement element) =>
        element.Element("revocationDate") is not null && element.Element("key")?.Attribute("id") is not null;
}
