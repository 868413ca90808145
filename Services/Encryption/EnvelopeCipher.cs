using System.Security.Cryptography;
using System.Text;

namespace PartnerSite.Services.Encryption;

/// <summary>
/// Seals texts under the active key, bound to a purpose and a context: sealed for one, they do not open for another.
/// The first format seals, all of them open.
/// </summary>
internal sealed class EnvelopeCipher(
    EncryptionKeyRing keys, KeyPurpose purpose, params IReadOnlyList<EnvelopeFormat> formats)
{
    private const int StackLimit = 1024;

    // Throws on lone surrogates, where the default would silently store another text.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public EnvelopeCipher(EncryptionKeyRing keys, KeyPurpose purpose)
        : this(keys, purpose, new AesGcmFormat())
    {
    }

    public string Seal(string plaintext, params ReadOnlySpan<string> context)
    {
        var size = Utf8.GetMaxByteCount(plaintext.Length);
        var buffer = size <= StackLimit ? stackalloc byte[size] : new byte[size];
        var plain = buffer[..Utf8.GetBytes(plaintext, buffer)];
        var envelope = Seal(plain, context);
        CryptographicOperations.ZeroMemory(plain);
        return envelope;
    }

    /// <exception cref="DecryptionException">The text is malformed, altered or moved, or its key is gone.</exception>
    public string Open(string text, params ReadOnlySpan<string> context)
    {
        var buffer = text.Length <= StackLimit ? stackalloc byte[text.Length] : new byte[text.Length];

        if (Open(text, context, buffer, out var plain) is { } fault)
        {
            throw new DecryptionException(fault);
        }

        var plaintext = Utf8.GetString(plain);
        CryptographicOperations.ZeroMemory(plain);
        return plaintext;
    }

    /// <summary>Why the text does not open here; null when it does.</summary>
    public string? FaultOf(string text, params ReadOnlySpan<string> context)
    {
        var buffer = text.Length <= StackLimit ? stackalloc byte[text.Length] : new byte[text.Length];
        var fault = Open(text, context, buffer, out var plain);
        CryptographicOperations.ZeroMemory(plain);
        return fault;
    }

    /// <summary>Why nothing with this version and key can be opened; null when it can.</summary>
    public string? FaultOfKey(ReadOnlySpan<char> version, ReadOnlySpan<char> keyId) =>
        Find(version) is null ? $"It has the format {version}, which only a newer version of the site can read."
        : keys.TryFind(keyId, out _) ? null
        : $"The key {keyId} is not configured.";

    /// <summary>Whether this program can read the version.</summary>
    public bool Knows(ReadOnlySpan<char> version) => Find(version) is not null;

    /// <summary>
    /// Seals the same value again, in the newest format, under the active key; returns why it does not open, or null.
    /// </summary>
    public string? Reseal(string text, out string? envelope, params ReadOnlySpan<string> context)
    {
        var buffer = text.Length <= StackLimit ? stackalloc byte[text.Length] : new byte[text.Length];
        var fault = Open(text, context, buffer, out var plain);
        envelope = fault is null ? Seal(plain, context) : null;
        CryptographicOperations.ZeroMemory(plain);
        return fault;
    }

    /// <summary>Whether it has the newest format and the active key.</summary>
    public bool IsCurrent(string text) =>
        Envelope.TryParse(text, out var envelope)
        && envelope.Version.SequenceEqual(formats[0].Version)
        && envelope.KeyId.SequenceEqual(keys.Active.Id);

    private string Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<string> context)
    {
        var (format, key) = (formats[0], keys.Active);
        var size = plain.Length + format.Overhead;
        var sealedBytes = size <= StackLimit ? stackalloc byte[size] : new byte[size];
        size = AssociatedData.MaxSize(format.Version, key.Id, context);
        var buffer = size <= StackLimit ? stackalloc byte[size] : new byte[size];
        var bound = AssociatedData.Write(buffer, format.Version, key.Id, context);
        format.Seal(key.SubkeyFor(purpose), plain, bound, sealedBytes);
        return Envelope.Write(format.Version, key.Id, sealedBytes);
    }

    // Opens into the buffer, which is as long as the text, or returns why it can't.
    private string? Open(string text, ReadOnlySpan<string> context, Span<byte> buffer, out Span<byte> plain)
    {
        plain = [];

        if (!Envelope.TryParse(text, out var envelope))
        {
            return "It is not an envelope.";
        }

        if (Find(envelope.Version) is not { } format || !keys.TryFind(envelope.KeyId, out var key))
        {
            return FaultOfKey(envelope.Version, envelope.KeyId);
        }

        var size = envelope.Size;
        var sealedBytes = size <= StackLimit ? stackalloc byte[size] : new byte[size];

        if (size < format.Overhead || !envelope.TryDecode(sealedBytes))
        {
            return "It was cut off, or is not spelled as an envelope.";
        }

        plain = buffer[..(size - format.Overhead)];
        size = AssociatedData.MaxSize(envelope.Version, envelope.KeyId, context);
        var associatedData = size <= StackLimit ? stackalloc byte[size] : new byte[size];
        var bound = AssociatedData.Write(associatedData, envelope.Version, envelope.KeyId, context);
        return format.TryOpen(key.SubkeyFor(purpose), sealedBytes, bound, plain)
            ? null
            : "It was altered or belongs to another place.";
    }

    private EnvelopeFormat? Find(ReadOnlySpan<char> version)
    {
        foreach (var format in formats)
        {
            if (version.SequenceEqual(format.Version))
            {
                return format;
            }
        }

        return null;
    }
}
