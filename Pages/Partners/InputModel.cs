using PartnerSite.Services.Partners;

namespace PartnerSite.Pages.Partners;

/// <summary>The form's fields: <c>Input.Partners</c>, <c>Input.Values[key]</c> and <c>Input.Version</c>.</summary>
public sealed class InputModel
{
    /// <summary>The tags of the ticked partners.</summary>
    public List<string> Partners { get; init; } = [];

    /// <summary>The typed values by attribute key.</summary>
    public Dictionary<string, string?> Values { get; init; } = [];

    /// <summary>The version of the data that the form was made from.</summary>
    public string? Version { get; init; }

    internal PartnerSubmission ToSubmission() => new(Partners, Values, Version);
}
