using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Partners;

/// <summary>Holds a submission against what is stored: which rows change, or what is to be mended first.</summary>
internal sealed class SaveRules(PartnerCatalog catalog, RowChanges changes)
{
    private readonly List<SaveError> errors = [];

    public IReadOnlyList<SaveError> Evaluate(PreparedSubmission submission)
    {
        errors.AddRange(submission.Errors);

        foreach (var partner in catalog.Partners)
        {
            if (submission.Chosen.Contains(partner))
            {
                Connect(partner, submission);
            }
            else
            {
                changes.RemoveAll(partner);
            }
        }

        changes.ForgetDatesOfReplaced(catalog.Attributes);

        if (submission.Chosen.Count == 0 && changes.IsEmpty && errors.Count == 0)
        {
            errors.Add(new(new Message("Partners.ChooseOne")));
        }

        return errors;
    }

    private void Connect(Partner partner, PreparedSubmission submission)
    {
        var hasValue = false;

        foreach (var attribute in partner.Attributes)
        {
            if (submission.ValueOf(attribute.Key) is { } value)
            {
                hasValue = true;
                changes.Set(attribute, value);
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
