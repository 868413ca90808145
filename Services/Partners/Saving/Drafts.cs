using PartnerSite.Services.Encryption;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>
/// Makes drafts of what people type and programs send: the one place where values are taken as they are meant, checked
/// and sealed.
/// </summary>
public sealed class Drafts(PartnerCatalog catalog, AttributeCipher cipher)
{
    /// <summary>A form: the chosen partners with their values. A blank secret keeps what is stored.</summary>
    /// <param name="userId">The owner.</param>
    /// <param name="partners">The tags of the chosen partners.</param>
    /// <param name="values">Values by attribute key.</param>
    /// <param name="version">The version that the user saw; null to save over whatever is stored.</param>
    /// <param name="only">The tag of the partner that the form is of; null when it is of all.</param>
    public Draft FromForm(
        string userId,
        IReadOnlyCollection<string> partners,
        IReadOnlyDictionary<string, string?> values,
        string? version,
        string? only = null)
    {
        var own = only is null ? null : catalog.FindPartner(only);
        var chosen = catalog.Partners
            .Where(partner => only is null ? partners.Contains(partner.Tag) : partner == own)
            .ToList();
        var errors = new List<SaveError>();

        // Neither message repeats the name: it is untrusted.
        if (only is null ? partners.Distinct().Count() > chosen.Count : own is null)
        {
            errors.Add(new(new Message("Partners.UnknownPartnerInForm")));
        }

        if (values.Keys.Any(key => catalog.Find(key) is null))
        {
            errors.Add(new(new Message("Partners.UnknownField")));
        }

        var typed =
            from attribute in chosen.SelectMany(partner => partner.Attributes)
            let taken = TakenValue.From(values.GetValueOrDefault(attribute.Key), attribute)
            where taken.Text.Length > 0
            select Value(attribute, taken, userId, errors);

        return new()
        {
            UserId = userId,
            Chosen = only is not null && own is null ? null : chosen,
            Only = own,
            Values = typed.ToDictionary(value => value.Attribute.Key),
            Version = version,
            Errors = errors,
        };
    }

    /// <summary>
    /// Single attributes to set; the others stay as they are, as do those that are null, which is what many programs
    /// send for what they do not set.
    /// </summary>
    public Draft FromMembers(string userId, IReadOnlyDictionary<string, string?> members) =>
        FromPatch(userId, members, ignoresNull: true);

    /// <summary>
    /// Single attributes to set or, by null, to remove (RFC 7396); the others stay as they are.
    /// </summary>
    public Draft FromPatch(string userId, IReadOnlyDictionary<string, string?> members) =>
        FromPatch(userId, members, ignoresNull: false);

    /// <summary>All attributes of a partner are to be removed.</summary>
    public static Draft Disconnecting(string userId, Partner partner) =>
        new() { UserId = userId, Removed = [.. partner.Attributes.Select(attribute => attribute.Key)] };

    private Draft FromPatch(string userId, IReadOnlyDictionary<string, string?> members, bool ignoresNull)
    {
        var values = new Dictionary<string, DraftValue>();
        var removed = new List<string>();
        var errors = new List<SaveError>();

        if (members.Keys.Any(key => catalog.Find(key) is null))
        {
            var known = string.Join(", ", catalog.Attributes.Select(attribute => attribute.Key));
            errors.Add(new(new Message("Partners.UnknownAttribute", known)));
        }

        foreach (var attribute in catalog.Attributes.Where(attribute => members.ContainsKey(attribute.Key)))
        {
            if (members[attribute.Key] is not { } member)
            {
                removed.AddRange(ignoresNull ? [] : [attribute.Key]);
            }
            else if (TakenValue.From(member, attribute) is { Text.Length: > 0 } taken)
            {
                values.Add(attribute.Key, Value(attribute, taken, userId, errors));
            }
            else
            {
                errors.Add(SaveError.Blank(attribute));
            }
        }

        return new() { UserId = userId, Values = values, Removed = removed, Errors = errors };
    }

    // A value with a fault is not stored, so it is not sealed either.
    private DraftValue Value(AttributeDefinition attribute, TakenValue taken, string userId, List<SaveError> errors)
    {
        if (AttributeValue.FaultOf(taken.Text, attribute) is { } fault)
        {
            errors.Add(new(fault, attribute.Key));
            return new(attribute, taken, sealedText: "");
        }

        return new(
            attribute,
            taken,
            attribute.IsSensitive ? cipher.Encrypt(taken.Text, new(userId, attribute.Key)) : taken.Text);
    }
}
