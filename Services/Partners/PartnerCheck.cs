using System.Text.Json;
using PartnerSite.Data;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Partners;

/// <summary>What came of asking a partner about what is stored.</summary>
/// <param name="Status">Connected, needs attention or could not check.</param>
/// <param name="At">When it was asked (UTC).</param>
/// <param name="Message">A sentence for the user.</param>
public sealed record PartnerCheck(PartnerStatus Status, DateTime At, Message Message)
{
    // A message has no more places; a row that was damaged, or is of another version, may have fewer.
    private const int MostPlaces = 4;
    private const string Texts = "Checks.";

    // Those that are stored.
    private static readonly PartnerStatus[] States = [PartnerStatus.Connected, PartnerStatus.NeedsAttention];

    /// <summary>The key of the attribute at fault, if it is one.</summary>
    public string? Field { get; init; }

    /// <summary>What the partner said of the account, by snake_case names.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>What a fresh verdict says.</summary>
    public static PartnerCheck Of(Verdict verdict, DateTime at) => new(StatusOf(verdict.State), at, verdict.Message)
    {
        Field = verdict.Field,
        Details = verdict.Details,
    };

    /// <summary>The stored verdict; null when there is none on what is stored now.</summary>
    internal static PartnerCheck? VerdictOf(PartnerConnection row) =>
        Array.Find(States, state => state.Name() == row.State) is var state and not PartnerStatus.NotSet && row.CheckedAt is { } at && IsText(row.MessageKey)
            ? new(state, at, new(row.MessageKey!, [.. PlacesOf(row.MessagePlaces)])) { Field = row.Field, Details = Read<Dictionary<string, string>>(row.Details) ?? [] }
            : null;

    /// <summary>Why asking last gave no verdict; null when it did.</summary>
    internal static PartnerCheck? AttemptOf(PartnerConnection row, Partner partner) =>
        row.AskedAt is { } at && IsText(row.AttemptKey) ? new(PartnerStatus.CouldNotCheck, at, new(row.AttemptKey!, partner)) : null;

    /// <summary>The row of a verdict on what is stored.</summary>
    internal static PartnerConnection RowOf(Verdict verdict, string userId, string partner, DateTime at) => new()
    {
        UserId = userId,
        Partner = partner,
        State = StatusOf(verdict.State).Name(),
        Field = verdict.Field,
        MessageKey = verdict.Message.Key,
        MessagePlaces = JsonSerializer.Serialize(verdict.Message.Places.Select(place => place.ToString())),
        Details = JsonSerializer.Serialize(verdict.Details),
        CheckedAt = at,
        ExpiresAt = verdict.ExpiresAt,
    };

    /// <summary>What a verdict makes of a connection that had none.</summary>
    internal static PartnerStatus StatusOf(VerdictState state) => state switch
    {
        VerdictState.Connected => PartnerStatus.Connected,
        VerdictState.NeedsAttention => PartnerStatus.NeedsAttention,
        _ => PartnerStatus.CouldNotCheck,
    };

    private static bool IsText(string? key) => key?.StartsWith(Texts, StringComparison.Ordinal) == true;

    private static IEnumerable<string> PlacesOf(string? json)
    {
        var places = Read<string[]>(json) ?? [];
        return places.Concat(Enumerable.Repeat("", MostPlaces)).Take(Math.Max(places.Length, MostPlaces));
    }

    private static T? Read<T>(string? json) where T : class
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
