using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerSite.Services.Activity;

/// <summary>How the parts of a save, and the keys of attributes, are stored and read again.</summary>
internal static class ActivityParts
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The parts as the column has them; null when there are none.</summary>
    public static string? Write(IReadOnlyList<ActivityEvent> parts) => parts.Count == 0 ? null :
        JsonSerializer.Serialize(
            parts.Select(part => new StoredPart(part.Kind.Name(), part.Partner, part.Attributes, part.Status)), Json);

    /// <summary>
    /// The parts in the column; those that can't be read, or that only other versions know, are left out.
    /// </summary>
    public static IReadOnlyList<ActivityEvent> Read(string? parts) =>
    [
        .. from part in ReadJson<StoredPart?[]>(parts) ?? []
           let kind = ActivityKinds.Find(part?.Kind)
           where kind is not null
           select new ActivityEvent(kind.Value, part.Partner, part.Attributes, part.Status),
    ];

    /// <summary>The keys as the column has them; null when there are none.</summary>
    public static string? WriteKeys(IReadOnlyList<string>? keys) =>
        keys is { Count: > 0 } ? JsonSerializer.Serialize(keys) : null;

    /// <summary>The keys in the column; null when there are none, or they can't be read.</summary>
    public static IReadOnlyList<string>? ReadKeys(string? keys) =>
        ReadJson<string?[]>(keys) is { } all ? [.. all.OfType<string>()] : null;

    // A damaged row must not break its owner's page.
    private static T? ReadJson<T>(string? json) where T : class
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<T>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record StoredPart(
        string? Kind, string? Partner = null, IReadOnlyList<string>? Attributes = null, string? Status = null);
}
