using System.Text.Json;

namespace PartnerSite.Services.Activity;

/// <summary>What was done, without any value.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Partner">The tag of the partner, if it is about one.</param>
/// <param name="Attributes">The keys of the attributes, if it is about any.</param>
/// <param name="Status">The outcome of a check, by its name in the API.</param>
public sealed record ActivityEvent(
    ActivityKind Kind, string? Partner = null, IReadOnlyList<string>? Attributes = null, string? Status = null);

/// <summary>What can be done with a user's connections.</summary>
public enum ActivityKind
{
    /// <summary>Attributes were stored that were not before.</summary>
    AttributesSet,

    /// <summary>Stored attributes got other values.</summary>
    AttributesChanged,

    /// <summary>Some of a partner's attributes were removed, and others remain.</summary>
    AttributesRemoved,

    /// <summary>All of a partner's attributes were removed.</summary>
    Disconnected,

    /// <summary>The prompt of the first sign-in was skipped.</summary>
    Skipped,

    /// <summary>
    /// A connection was checked by its user, or by the site with news; with attributes, those that were typed and not
    /// stored.
    /// </summary>
    Checked,

    /// <summary>The site checked a connection again by itself, and nothing has changed.</summary>
    Rechecked,

    /// <summary>A program signed in.</summary>
    ApiSignedIn,

    /// <summary>A sealed attribute was put under another key.</summary>
    KeyChanged,
}

/// <summary>The kinds by the names that are stored and that programs read.</summary>
internal static class ActivityKinds
{
    private static readonly Dictionary<ActivityKind, string> Names = Enum.GetValues<ActivityKind>()
        .ToDictionary(kind => kind, kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()));

    private static readonly Dictionary<string, ActivityKind> Kinds = Names.ToDictionary(
        name => name.Value, name => name.Key);

    public static string Name(this ActivityKind kind) => Names[kind];

    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public static ActivityKind Parse(string name) => Kinds[name];
}
