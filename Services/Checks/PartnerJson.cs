using System.Globalization;
using System.Text.Json;

namespace PartnerSite.Services.Checks;

/// <summary>
/// An object of a partner's answer. What is missing or of another type than wanted is null, never an exception.
/// </summary>
internal sealed class PartnerJson(JsonElement element)
{
    /// <summary>Whether there is such a member, whatever it is.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>The object of this name.</summary>
    public PartnerJson? Object(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Object } found ? new(found) : null;

    /// <summary>The objects of the array of this name; null when it is no array, or has other things in it.</summary>
    public IReadOnlyList<PartnerJson>? Objects(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } found
        && found.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object)
            ? [.. found.EnumerateArray().Select(item => new PartnerJson(item))]
            : null;

    /// <summary>The texts of the array of this name; null when it is no array.</summary>
    public IReadOnlyList<string>? Texts(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } found
            ? [.. found.EnumerateArray().Select(TextOf).OfType<string>()]
            : null;

    /// <summary>The text of this name, or the number as it is written.</summary>
    public string? Text(string name) => Find(name) is { } found ? TextOf(found) : null;

    /// <summary>The whole number of this name, or the one that the text is.</summary>
    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Whether this says true.</summary>
    public bool IsTrue(string name) => Find(name) is { ValueKind: JsonValueKind.True };

    private JsonElement? Find(string name)
    {
        try
        {
            return element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Escapes can say half a character, and bytes be no text: that shows when they are read.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
