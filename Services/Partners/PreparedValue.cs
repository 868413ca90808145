using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Partners;

/// <summary>A value as it was typed and as it is stored.</summary>
internal sealed class PreparedValue
{
    private PreparedValue(string typed, string stored)
    {
        Typed = typed;
        Stored = stored;
    }

    public string Typed { get; }

    public string Stored { get; }

    /// <summary>Checks a trimmed value and seals it where it is sensitive; one with a fault is not to be stored.</summary>
    public static (PreparedValue Value, SaveError? Fault) Of(AttributeDefinition attribute, string value, string userId, AttributeCipher cipher)
    {
        if (AttributeValue.FaultOf(value, attribute) is { } fault)
        {
            return (new(value, ""), new(fault, attribute.Key));
        }

        return (new(value, attribute.IsSensitive ? cipher.Encrypt(value, new(userId, attribute.Key)) : value), null);
    }
}
