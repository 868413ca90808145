using System.Security.Cryptography;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Encryption.Keys;

/// <summary>Reads a root key from configuration: base64 of exactly 32 bytes that look random.</summary>
internal static class EncryptionKeyParser
{
    /// <summary>How to make a key, for messages and documents.</summary>
    public const string HowToMakeOne = "Make one with: openssl rand -base64 32";

    // 32 random bytes have about 30 different values; fewer than 16 does not happen by chance.
    private const int FewestDistinctBytes = 16;

    /// <exception cref="StartupException">The text is no usable key. The message names the setting, never the
    /// text.</exception>
    public static EncryptionKey Parse(string text, string setting)
    {
        var material = new byte[EncryptionKey.Size];

        try
        {
            if (FaultOf(text, material) is { } fault)
            {
                throw new StartupException(
                    $"{setting} {fault}. It must be base64 of exactly {EncryptionKey.Size} random bytes. " +
                    HowToMakeOne);
            }

            return new EncryptionKey(material);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(material);
        }
    }

    private static string? FaultOf(string text, Span<byte> material)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "is empty";
        }

        if (text.Any(char.IsWhiteSpace))
        {
            return "contains spaces or line breaks";
        }

        if (text.Length == EncryptionKey.Size * 2 && text.All(char.IsAsciiHexDigit))
        {
            return "is hexadecimal, not base64";
        }

        var buffer = new byte[text.Length];

        try
        {
            if (!Convert.TryFromBase64String(text, buffer, out var length))
            {
                return "is not base64";
            }

            if (length != EncryptionKey.Size)
            {
                return $"has {length} bytes";
            }

            var bytes = buffer.AsSpan(0, length);

            // The last character carries spare bits: two spellings of one key would be confusing to compare.
            if (Convert.ToBase64String(bytes) != text)
            {
                return "is not canonical base64";
            }

            if (LooksMadeByHand(bytes))
            {
                return "is not random";
            }

            bytes.CopyTo(material);
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }

    // All zero, a counter, a repeated pattern, or a pass phrase put through base64.
    private static bool LooksMadeByHand(ReadOnlySpan<byte> bytes)
    {
        var distinct = new HashSet<byte>();
        var text = true;
        var steps = new HashSet<byte>();

        for (var i = 0; i < bytes.Length; i++)
        {
            distinct.Add(bytes[i]);
            text &= bytes[i] is >= 0x20 and < 0x7F;

            if (i > 0)
            {
                steps.Add((byte)(bytes[i] - bytes[i - 1]));
            }
        }

        return text || distinct.Count < FewestDistinctBytes || steps.Count < FewestDistinctBytes / 2;
    }
}
