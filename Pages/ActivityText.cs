using PartnerSite.Services.Activity;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Pages;

/// <summary>An entry of the activity in words.</summary>
public static class ActivityText
{
    /// <summary>The name of the entry's partner; null when it is about none.</summary>
    public static string? PartnerOf(LoggedActivity entry, PartnerCatalog catalog, Texts texts) =>
        entry.What.Partner is not { } tag ? null
        : catalog.FindPartner(tag) is { } partner ? texts.Of(partner)
        : tag;

    /// <summary>What was done.</summary>
    public static string Of(LoggedActivity entry, PartnerCatalog catalog, Texts texts) =>
        entry.What.Kind switch
        {
            ActivityKind.AttributesSet => texts["Activity.AttributesSet", NamesOf(entry, catalog, texts)],
            ActivityKind.AttributesChanged => texts["Activity.AttributesChanged", NamesOf(entry, catalog, texts)],
            ActivityKind.AttributesRemoved => texts["Activity.AttributesRemoved", NamesOf(entry, catalog, texts)],
            ActivityKind.Disconnected => texts["Activity.Disconnected", NamesOf(entry, catalog, texts)],
            ActivityKind.Skipped => texts["Activity.Skipped"],
            ActivityKind.Checked when entry.What.Attributes is { Count: > 0 } =>
                texts["Activity.CheckedTyped", NamesOf(entry, catalog, texts), OutcomeOf(entry, texts)],
            ActivityKind.Checked => texts["Activity.Checked", OutcomeOf(entry, texts)],
            ActivityKind.Rechecked => texts["Activity.Rechecked", OutcomeOf(entry, texts)],
            ActivityKind.ApiSignedIn => texts["Activity.ApiSignedIn"],
            ActivityKind.KeyChanged => texts["Activity.KeyChanged", NamesOf(entry, catalog, texts)],
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.What.Kind, "There is no text for it."),
        };

    /// <summary>The browser or program, and the address, that it came from.</summary>
    public static string OriginOf(LoggedActivity entry, Texts texts)
    {
        if (entry.Address is null && entry.Browser is null)
        {
            return texts["Activity.ThisSite"];
        }

        var browser = BrowserName.From(entry.Browser) ?? texts["Activity.UnknownBrowser"];
        return entry.Address is null ? browser : $"{browser}, {entry.Address}";
    }

    private static string NamesOf(LoggedActivity entry, PartnerCatalog catalog, Texts texts) =>
        entry.What.Attributes is { Count: > 0 } keys
            ? string.Join(", ", keys.Select(key => catalog.Find(key) is { } attribute ? texts.Of(attribute) : key))
            : texts["Activity.Values"];

    private static string OutcomeOf(LoggedActivity entry, Texts texts) => entry.What.Status switch
    {
        "connected" => texts["Activity.StatusConnected"],
        "needs_attention" => texts["Activity.StatusNeedsAttention"],
        "could_not_check" => texts["Activity.StatusCouldNotCheck"],
        _ => texts["Activity.StatusUnclear"],
    };
}
