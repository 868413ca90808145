using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PartnerSite.Data;

/// <summary>
/// Tags are stored as a JSON array. A row with unreadable tags must not break a page: it counts as sensitive and can be
/// overwritten.
/// </summary>
internal sealed class TagsConverter()
    : ValueConverter<IReadOnlyList<string>, string>(tags => Write(tags), text => Read(text))
{
    public static string Write(IReadOnlyList<string> tags) => JsonSerializer.Serialize(tags);

    public static IReadOnlyList<string> Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(text) ?? [AttributeTags.Sensitive];
        }
        catch (JsonException)
        {
            return [AttributeTags.Sensitive];
        }
    }
}

/// <summary>Compares tags by value.</summary>
internal sealed class TagsComparer() : ValueComparer<IReadOnlyList<string>>(
    (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
    tags => tags.Aggregate(0, (hash, tag) => HashCode.Combine(hash, tag)));
