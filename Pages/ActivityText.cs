using PartnerSite.Services.Activity;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Pages;

/// <summary>An entry of the activity in words.</summary>
public static class ActivityText
{
    /// <summary>What was done: a line for each partner, whose name is null when it is about none.</summary>
    public static IEnumerable<(string? Partner, string Text)> LinesOf(
        LoggedActivity entry, PartnerCatalog catalog, Texts texts) =>
        from what in entry.What.Each
        group what by what.Partner into lines
        select (PartnerOf(lines.Key, catalog, texts), string.Join(" · ", lines.Select(what =>
            Of(what, entry.Times, catalog, texts))));

    /// <summary>A single thing that was done, as often as it was.</summary>
    public static string Of(ActivityEvent what, int times, PartnerCatalog catalog, Texts texts) => what.Kind switch
    {
        ActivityKind.AttributesSet or ActivityKind.Saved =>
            texts["Activity.AttributesSet", NamesOf(what, catalog, texts)],
        ActivityKind.AttributesChanged => texts["Activity.AttributesChanged", NamesOf(what, catalog, texts)],
        ActivityKind.AttributesRemoved => texts["Activity.AttributesRemoved", NamesOf(what, catalog, texts)],
        ActivityKind.Disconnected => texts["Activity.Disconnected", NamesOf(what, catalog, texts)],
        ActivityKind.Skipped => texts["Activity.Skipped"],
        ActivityKind.Checked when what.Attributes is { Count: > 0 } =>
            texts["Activity.CheckedTyped", NamesOf(what, catalog, texts), OutcomeOf(what, texts)],
        ActivityKind.Checked => texts["Activity.Checked", OutcomeOf(what, texts)],
        ActivityKind.Rechecked => texts["Activity.Rechecked", OutcomeOf(what, texts)],
        ActivityKind.ApiSignedIn when times > 1 => texts["Activity.ApiSignedInTimes", times],
        ActivityKind.ApiSignedIn => texts["Activity.ApiSignedIn"],
        ActivityKind.SignedIn when times > 1 => texts["Activity.SignedInTimes", times],
        ActivityKind.SignedIn => texts["Activity.SignedIn"],
        ActivityKind.SignInRefused when times > 1 => texts["Activity.SignInRefusedTimes", times],
        ActivityKind.SignInRefused => texts["Activity.SignInRefused"],
        ActivityKind.SignInLimited when times > 1 => texts["Activity.SignInLimitedTimes", times],
        ActivityKind.SignInLimited => texts["Activity.SignInLimited"],
        ActivityKind.PasswordRefused when times > 1 => texts["Activity.PasswordRefusedTimes", times],
        ActivityKind.PasswordRefused => texts["Activity.PasswordRefused"],
        ActivityKind.Locked => texts["Activity.Locked"],
        ActivityKind.Unlocked => texts["Activity.Unlocked"],
        ActivityKind.Disabled => texts["Activity.Disabled"],
        ActivityKind.Enabled => texts["Activity.Enabled"],
        ActivityKind.ResetLinkMade => texts["Activity.ResetLinkMade"],
        ActivityKind.PasswordChanged => texts["Activity.PasswordChanged"],
        ActivityKind.EmailChanged => texts["Activity.EmailChanged"],
        ActivityKind.SecondFactorOn => texts["Activity.SecondFactorOn"],
        ActivityKind.SecondFactorMoved => texts["Activity.SecondFactorMoved"],
        ActivityKind.SecondFactorOff => texts["Activity.SecondFactorOff"],
        ActivityKind.RecoveryCodesMade => texts["Activity.RecoveryCodesMade"],
        ActivityKind.RecoveryCodeUsed => texts["Activity.RecoveryCodeUsed"],
        ActivityKind.SignedOut when times > 1 => texts["Activity.SignedOutTimes", times],
        ActivityKind.SignedOut => texts["Activity.SignedOut"],
        ActivityKind.SessionEnded => texts["Activity.SessionEnded"],
        ActivityKind.SignedOutEverywhere => texts["Activity.SignedOutEverywhere"],
        ActivityKind.KeyChanged => texts["Activity.KeyChanged", NamesOf(what, catalog, texts)],
        _ => throw new ArgumentOutOfRangeException(nameof(what), what.Kind, "There is no text for it."),
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

    private static string? PartnerOf(string? tag, PartnerCatalog catalog, Texts texts) =>
        tag is not null && catalog.FindPartner(tag) is { } partner ? texts.Of(partner) : tag;

    private static string NamesOf(ActivityEvent what, PartnerCatalog catalog, Texts texts) =>
        what.Attributes is { Count: > 0 } keys
            ? string.Join(", ", keys.Select(key => catalog.Find(key) is { } attribute ? texts.Of(attribute) : key))
            : texts["Activity.Values"];

    // A verdict has the words of the card.
    private static string OutcomeOf(ActivityEvent what, Texts texts) => what.Status switch
    {
        "connected" => texts["Partners.StatusConnected"],
        ActivityEvent.Limited => texts["Partners.StatusLimited"],
        "needs_attention" => texts["Partners.StatusNeedsAttention"],
        "could_not_check" => texts["Activity.StatusCouldNotCheck"],
        _ => texts["Activity.StatusUnclear"],
    };
}
