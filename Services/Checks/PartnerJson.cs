using System.Globalization;
using System.Text.Json;

namespace PartnerSite.Services.Checks;

/// <summary>
/// An object in a partner's response. A member that is missing or of another type is null, never an exception.
/// </summary>
internal sealed class PartnerJson(JsonElement element)
{
    /// <summary>Whether there is such a member, of any type.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>The object of this name.</summary>
    public PartnerJson? Object(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Object } found ? new(found) : null;

    /// <summary>The objects of the array of this name; null when it is no array, or holds anything else.</summary>
    public IReadOnlyList<PartnerJson>? Objects(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } found
        && found.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object)
            ? [.. found.EnumerateArray().Select(item => new PartnerJson(item))]
            : null;

    /// <summary>The texts of the array of this name; null when it is no array.</summary>
    public IReadOnlyList<string>? Texts(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } found
            ? [.. found.EnumerateArray().Select(ReadText).OfType<string>()]
            : null;

    /// <summary>The text of this name, or the number as it is written.</summary>
    public string? Text(string name) => Find(name) is { } found ? ReadText(found) : null;

    /// <summary>The whole number of this name, also when it is written as a text.</summary>
    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Whether the member is true.</summary>
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

    // Half a surrogate pair, or invalid UTF-8, is only found when the text is read.
    private static string? ReadText(JsonElement value)
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
