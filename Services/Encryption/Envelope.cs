using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace PartnerSite.Services.Encryption;

/// <summary>The written form of a sealed value: <c>enc:v1:&lt;kid&gt;:&lt;base64url(nonce ‖ ciphertext ‖ tag)&gt;</c>.</summary>
internal readonly record struct Envelope(string KeyId, byte[] Sealed)
{
    /// <summary>The version this program writes; it is part of the associated data.</summary>
    public const string Version = "v1";

    private const string Prefix = "enc:" + Version + ":";

    public override string ToString() => $"{Prefix}{KeyId}:{Base64Url.EncodeToString(Sealed)}";

    /// <summary>Reads an envelope in its one canonical spelling.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Envelope? envelope)
    {
        envelope = null;

        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var separator = text.IndexOf(':', Prefix.Length);

        if (separator < 0)
        {
            return false;
        }

        var encoded = text.AsSpan(separator + 1);
        var buffer = new byte[Base64Url.GetMaxDecodedLength(encoded.Length)];

        // TryDecodeFromChars throws on malformed text.
        if (Base64Url.DecodeFromChars(encoded, buffer, out _, out var length) != OperationStatus.Done)
        {
            return false;
        }

        var candidate = new Envelope(text[Prefix.Length..separator], buffer[..length]);

        // Padding, white space and spare bits would give one value several spellings.
        if (candidate.ToString() != text)
        {
            return false;
        }

        envelope = candidate;
        return true;
    }
}
