using System.Buffers.Binary;
using System.Text;

namespace PartnerSite.Services.Encryption;

/// <summary>
/// What an envelope is bound to. The length in bytes precedes each part, so that no two lists of parts give the same
/// bytes.
/// </summary>
internal static class AssociatedData
{
    /// <summary>At least as many bytes as <see cref="Write"/> needs.</summary>
    public static int MaxSize(ReadOnlySpan<char> version, ReadOnlySpan<char> keyId, ReadOnlySpan<string> context)
    {
        var size = MaxSize(version) + MaxSize(keyId);

        foreach (var part in context)
        {
            size += MaxSize(part);
        }

        return size;
    }

    /// <summary>Writes the parts into the buffer; returns what was written.</summary>
    public static ReadOnlySpan<byte> Write(
        Span<byte> buffer, ReadOnlySpan<char> version, ReadOnlySpan<char> keyId, ReadOnlySpan<string> context)
    {
        var rest = Append(Append(buffer, version), keyId);

        foreach (var part in context)
        {
            rest = Append(rest, part);
        }

        return buffer[..^rest.Length];
    }

    private static int MaxSize(ReadOnlySpan<char> part) => sizeof(int) + Encoding.UTF8.GetMaxByteCount(part.Length);

    private static Span<byte> Append(Span<byte> rest, ReadOnlySpan<char> part)
    {
        var length = Encoding.UTF8.GetBytes(part, rest[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(rest, length);
        return rest[(sizeof(int) + length)..];
    }
}
