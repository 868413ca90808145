using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>
/// The form's fields: <c>Input.Partners</c>, <c>Input.Only</c> in the form of one partner, <c>Input.Values[key]</c>,
/// <c>Input.Version</c> and <c>Input.Anyway</c>. They are read from the form alone, so that no value travels in an
/// address.
/// </summary>
internal static class PartnerForm
{
    private const string ValuesPrefix = "Input.Values";

    /// <summary>The field with the version; every form to fill in has it.</summary>
    public const string Version = "Input.Version";

    /// <summary>Reads the whole form.</summary>
    public static Draft Read(this Drafts drafts, string userId, IFormCollection form) =>
        drafts.FromForm(
            userId,
            [.. form["Input.Partners"].OfType<string>()],
            ValuesIn(form),
            form[Version],
            form["Input.Only"].FirstOrDefault());

    /// <summary>Reads one partner's part of the form, whatever is stored.</summary>
    public static Draft Read(this Drafts drafts, string userId, IFormCollection form, Partner partner) =>
        drafts.FromForm(userId, [partner.Tag], ValuesIn(form), version: null);

    /// <summary>The user saves values although a partner refuses them.</summary>
    public static bool IsAnyway(IFormCollection form) => form["Input.Anyway"] == "true";

    // Model binding would throw on a name such as Input.Values.index; here it is a key that the catalog does not know.
    private static Dictionary<string, string?> ValuesIn(IFormCollection form) => form.Keys
        .Where(name => name.StartsWith(ValuesPrefix, StringComparison.Ordinal))
        .GroupBy(KeyOf)
        .ToDictionary(group => group.Key, group => form[group.First()].FirstOrDefault());

    private static string KeyOf(string name) =>
        name.StartsWith(ValuesPrefix + "[", StringComparison.Ordinal) && name.EndsWith(']')
            ? name[(ValuesPrefix.Length + 1)..^1]
            : name;
}
