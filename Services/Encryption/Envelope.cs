using System.Buffers;
using System.Buffers.Text;

namespace PartnerSite.Services.Encryption;

/// <summary>
/// The written form of a sealed value: <c>enc:&lt;version&gt;:&lt;kid&gt;:&lt;base64url of the sealed bytes&gt;</c>.
/// </summary>
internal readonly ref struct Envelope
{
    private const string Prefix = "enc:";

    private readonly ReadOnlySpan<char> encoded;

    private Envelope(ReadOnlySpan<char> version, ReadOnlySpan<char> keyId, ReadOnlySpan<char> encoded)
    {
        Version = version;
        KeyId = keyId;
        this.encoded = encoded;
    }

    public ReadOnlySpan<char> Version { get; }

    public ReadOnlySpan<char> KeyId { get; }

    /// <summary>How many sealed bytes there are.</summary>
    public int Size => Base64Url.GetMaxDecodedLength(encoded.Length);

    /// <summary>Finds the parts of an envelope, without checking that its version and key are known.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Envelope envelope)
    {
        envelope = default;

        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text[Prefix.Length..];
        var version = rest.IndexOf(':');
        var keyId = rest[(version + 1)..].IndexOf(':');

        if (version < 0 || keyId < 0)
        {
            return false;
        }

        envelope = new(rest[..version], rest.Slice(version + 1, keyId), rest[(version + keyId + 2)..]);
        return IsVersion(envelope.Version) && EncryptionKey.IsId(envelope.KeyId);
    }

    /// <summary>Writes an envelope.</summary>
    public static string Write(string version, string keyId, ReadOnlySpan<byte> sealedBytes)
    {
        var start = Prefix.Length + version.Length + 1 + keyId.Length + 1;

        var length = start + Base64Url.GetEncodedLength(sealedBytes.Length);

        return string.Create(length, new Parts(version, keyId, sealedBytes), static (text, parts) =>
        {
            var rest = Append(Append(Append(text, Prefix), parts.Version, ":"), parts.KeyId, ":");
            Base64Url.EncodeToChars(parts.Sealed, rest);
        });
    }

    /// <summary>
    /// Reads the sealed bytes into <paramref name="sealedBytes"/>, of length <see cref="Size"/>; false for anything but
    /// their one canonical spelling.
    /// </summary>
    public bool TryDecode(Span<byte> sealedBytes)
    {
        // TryDecodeFromChars throws on malformed text.
        if (Base64Url.DecodeFromChars(encoded, sealedBytes, out _, out var length) != OperationStatus.Done
            || length != sealedBytes.Length)
        {
            return false;
        }

        // Padding, white space and spare bits would give one value several spellings. Only the last group can have
        // them.
        Span<char> last = stackalloc char[4];
        var whole = length / 3 * 3;
        return encoded[(whole / 3 * 4)..].SequenceEqual(last[..Base64Url.EncodeToChars(sealedBytes[whole..], last)]);
    }

    // Strict, because messages repeat it: other text may be a value that was stored instead of an envelope.
    private static bool IsVersion(ReadOnlySpan<char> text) =>
        text is ['v', _] or ['v', _, _] && text[1..].IndexOfAnyExceptInRange('0', '9') < 0;

    private static Span<char> Append(Span<char> text, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            part.CopyTo(text);
            text = text[part.Length..];
        }

        return text;
    }

    private readonly ref struct Parts(string version, string keyId, ReadOnlySpan<byte> sealedBytes)
    {
        public string Version { get; } = version;

        public string KeyId { get; } = keyId;

        public ReadOnlySpan<byte> Sealed { get; } = sealedBytes;
    }
}
