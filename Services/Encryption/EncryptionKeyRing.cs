using System.Diagnostics.CodeAnalysis;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Encryption;

/// <summary>The keys of this process: the active one encrypts, it and the retired ones decrypt.</summary>
public sealed class EncryptionKeyRing
{
    private readonly Dictionary<string, EncryptionKey> keys;

    /// <exception cref="StartupException">A key is configured twice.</exception>
    public EncryptionKeyRing(EncryptionKey active, params IReadOnlyList<EncryptionKey> retired)
    {
        Active = active;
        keys = new(StringComparer.Ordinal) { [active.Id] = active };

        foreach (var key in retired)
        {
            if (!keys.TryAdd(key.Id, key))
            {
                throw new StartupException(
                    $"Encryption:RetiredKeys holds the key {key.Id} that is already in use. " +
                    "Each key may be configured once.");
            }
        }
    }

    /// <summary>The key that encrypts.</summary>
    public EncryptionKey Active { get; }

    /// <summary>The ids of all keys, the active one's first.</summary>
    public IEnumerable<string> Ids => keys.Keys.OrderBy(id => id != Active.Id);

    /// <summary>Finds the key with this id, active or retired.</summary>
    public bool TryFind(ReadOnlySpan<char> keyId, [NotNullWhen(true)] out EncryptionKey? key)
    {
        key = Active;
        return keyId.SequenceEqual(Active.Id)
            || keys.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(keyId, out key);
    }
}
