using PartnerSite.Services.Checks;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>
/// What the dialog shows, or the page without JavaScript: one of its views and what has just happened.
/// </summary>
public sealed record PartnersDialog(PartnersView View, PartnerProfile Profile)
{
    /// <summary>The partner whose form it is; null when it is of all.</summary>
    public Partner? Only { get; init; }

    /// <summary>The attribute that the link to the form is about; null when it names none.</summary>
    public AttributeDefinition? First { get; init; }

    /// <summary>It stands on a page of its own, not in the dialog.</summary>
    public bool IsPage { get; init; }

    /// <summary>What was typed in a form that comes back; null when the form is fresh.</summary>
    public Draft? Typed { get; init; }

    /// <summary>Why the save was refused that this form comes back from; null when there was no save.</summary>
    public SaveOutcome? Refused { get; init; }

    /// <summary>After a conflict, what the form showed when it was made; else null.</summary>
    public FormStart? Start { get; init; }

    /// <summary>What to correct.</summary>
    public IReadOnlyList<SaveError> Errors { get; init; } = [];

    /// <summary>The refusals of partners, by partner; the save waits for "Save anyway".</summary>
    public IReadOnlyDictionary<Partner, PartnerCheck> Doubts { get; init; } = new Dictionary<Partner, PartnerCheck>();

    /// <summary>The check of what is typed for one partner.</summary>
    public (Partner Partner, CheckResult Result)? Checked { get; init; }

    /// <summary>What the last change did.</summary>
    public string? Feedback { get; init; }

    /// <summary>Not everything went well.</summary>
    public bool IsWarning { get; init; }

    /// <summary>By key, the name of the likely mistake that a secret just saved looks like.</summary>
    public IReadOnlyDictionary<string, string> SecretHints { get; init; } = new Dictionary<string, string>();

    /// <summary>By key, the names of what was left out of what was just saved, separated by spaces.</summary>
    public IReadOnlyDictionary<string, string> Taken { get; init; } = new Dictionary<string, string>();

    /// <summary>The partners in the form.</summary>
    public IEnumerable<ConnectedPartner> InForm =>
        Profile.Partners.Where(connected => Only is null || connected.Partner == Only);

    /// <summary>The form asks for the first time, or has nothing to save: it can be skipped.</summary>
    public bool OffersToSkip => View == PartnersView.Prompt
        || (Refused == SaveOutcome.Invalid && Typed?.Chosen is { Count: 0 } && !Profile.HasAny);

    /// <summary>
    /// Where somebody comes back to whose session ended in the dialog: the prompt opens by itself on any page.
    /// </summary>
    public string BackFromDialog => View == PartnersView.Prompt && !IsPage ? "~/" : Address;

    /// <summary>Where the form is.</summary>
    public string Address => Only is null ? "~/partners/edit" : $"~/partners/edit?partner={Only.Tag}";

    /// <summary>The title of doubts: nothing is said of what was stored before where nothing was.</summary>
    public string DoubtTitle => Doubts.Keys.Any(partner => Profile.Of(partner).IsStored)
        ? "Partners.DoubtTitleKept"
        : "Partners.DoubtTitle";

    /// <summary>What it is called.</summary>
    public string TitleIn(Texts texts) =>
        Only is not null ? texts.Of(Only) : texts[View switch
        {
            PartnersView.Details => "Site.PartnerSettings",
            PartnersView.Edit => Profile.HasAny ? "Partners.EditTitle" : "Partners.ConnectTitle",
            _ => "Partners.PromptTitle",
        }];

    /// <summary>What is stored, or the form when nothing is.</summary>
    public static PartnersDialog From(PartnerProfile profile) =>
        new(profile.HasAny ? PartnersView.Details : PartnersView.Edit, profile);

    /// <summary>
    /// What looks like a mistake: a plain value at any time, a secret only when it has just been saved.
    /// </summary>
    public IEnumerable<(AttributeDefinition Attribute, FormatHint Hint)> HintsFor(ConnectedPartner connected) =>
        from attribute in connected.Partner.Attributes
        let secret = SecretHints.GetValueOrDefault(attribute.Key)
        let hint = attribute.HintFor(connected.PlainValue(attribute.Key))
            ?? attribute.FormatHints.FirstOrDefault(known => known.Name == secret)
        where hint is not null
        select (attribute, hint);
}
