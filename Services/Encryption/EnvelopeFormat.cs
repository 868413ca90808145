namespace PartnerSite.Services.Encryption;

/// <summary>
/// One way to seal bytes. Its version is written into every envelope, so that older ones stay readable when a newer one
/// exists.
/// </summary>
internal abstract class EnvelopeFormat
{
    /// <summary>The version's name in the envelope: <c>v</c> and a number.</summary>
    public abstract string Version { get; }

    /// <summary>The bytes that sealing adds.</summary>
    public abstract int Overhead { get; }

    /// <summary>
    /// Seals into <paramref name="sealedBytes"/>, which is longer than the plain bytes by <see cref="Overhead"/>.
    /// </summary>
    public abstract void Seal(
        Subkey key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associatedData, Span<byte> sealedBytes);

    /// <summary>Opens what <see cref="Seal"/> made; false when anything was altered.</summary>
    public abstract bool TryOpen(
        Subkey key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> associatedData, Span<byte> plain);
}
