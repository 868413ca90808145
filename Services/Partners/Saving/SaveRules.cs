using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>
/// The rules of saving: they compare a draft with what is stored. They read nothing, change nothing and know no clock,
/// so they decide the same each time they are asked.
/// </summary>
public sealed class SaveRules(PartnerCatalog catalog, AttributeCipher cipher)
{
    /// <summary>Which rows a draft changes, or what to correct first.</summary>
    /// <param name="stored">What is stored.</param>
    /// <param name="draft">What is wanted.</param>
    /// <param name="condition">
    /// What must hold of what is stored for the change to be made; null when anything goes.
    /// </param>
    /// <param name="now">The time (UTC).</param>
    internal SavePlan Plan(StoredProfile stored, Draft draft, Predicate<PartnerProfile>? condition, DateTime now)
    {
        var changes = new RowChanges(stored, cipher, now);
        var errors = draft.Chosen is { } chosen ? Connect(chosen, draft, changes) : Merge(draft, changes);

        var outcome =
            IsOutOfDate(stored, draft) && !(changes.IsEmpty && errors.Count == 0) ? SaveOutcome.Conflict
            : errors.Count > 0 ? SaveOutcome.Invalid
            : condition is not null && !condition(PartnerProfile.From(stored, catalog, cipher)) ? SaveOutcome.Conflict
            : SaveOutcome.Saved;

        return new(stored, changes, outcome, outcome == SaveOutcome.Invalid ? errors : [], now);
    }

    private static bool IsOutOfDate(StoredProfile stored, Draft draft) =>
        draft.Version is { } version && version != PartnerProfile.VersionOf(stored);

    private IReadOnlyList<SaveError> Merge(Draft draft, RowChanges changes)
    {
        foreach (var value in draft.Values.Values)
        {
            changes.Set(value);
        }

        foreach (var key in draft.Removed)
        {
            changes.Remove(key);
        }

        changes.ForgetDatesOfReplaced(catalog.Attributes.Where(attribute => !draft.Values.ContainsKey(attribute.Key)));
        return draft.Errors;
    }

    private List<SaveError> Connect(IReadOnlyList<Partner> chosen, Draft draft, RowChanges changes)
    {
        var errors = draft.Errors.ToList();

        foreach (var partner in draft.Only is { } only ? [only] : catalog.Partners)
        {
            if (chosen.Contains(partner))
            {
                Connect(partner, draft, changes, errors);
            }
            else
            {
                changes.RemoveAll(partner);
            }
        }

        changes.ForgetDatesOfReplaced(catalog.Attributes);

        if (chosen.Count == 0 && changes.IsEmpty && errors.Count == 0)
        {
            errors.Add(new(new Message("Partners.ChooseOne")));
        }

        return errors;
    }

    private static void Connect(Partner partner, Draft draft, RowChanges changes, List<SaveError> errors)
    {
        var hasValue = false;

        foreach (var attribute in partner.Attributes)
        {
            if (draft.Values.GetValueOrDefault(attribute.Key) is { } value)
            {
                hasValue = true;
                changes.Set(value);
            }
            else if (attribute.IsSensitive && changes.IsStored(attribute.Key))
            {
                hasValue = true;
            }
            else if (attribute.Required)
            {
                hasValue = true;
                errors.Add(new(new Message("Partners.EnterRequired", attribute, partner), attribute.Key));
            }
            else
            {
                changes.Remove(attribute.Key);
            }
        }

        if (!hasValue)
        {
            errors.Add(new(new Message("Partners.EnterAny", partner), partner.Attributes[0].Key));
        }
    }
}

/// <summary>What saving a draft would do to what is stored.</summary>
/// <param name="Stored">What is stored.</param>
/// <param name="Changes">The rows that would change.</param>
/// <param name="Outcome">How it would end.</param>
/// <param name="Errors">What to correct, when the draft is invalid.</param>
/// <param name="At">When (UTC).</param>
internal sealed record SavePlan(
    StoredProfile Stored, RowChanges Changes, SaveOutcome Outcome, IReadOnlyList<SaveError> Errors, DateTime At);
