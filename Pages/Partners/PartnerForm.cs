using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>
/// The form's fields: <c>Input.Partners</c>, <c>Input.Only</c> in the form of one partner, <c>Input.Values[key]</c>,
/// <c>Input.Version</c>, <c>Input.Anyway</c> (tags with questions), and what it showed when it was made in
/// <c>Input.Stored</c> and <c>Input.Shown[key]</c>. They are read from the form alone, so that no value travels in an
/// address.
/// </summary>
internal static class PartnerForm
{
    private const string ValuesPrefix = "Input.Values";
    private const string ShownPrefix = "Input.Shown";

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

    /// <summary>By partners' tags, the questions that the user was asked, and saves anyway.</summary>
    public static IReadOnlyDictionary<string, string> AnywayIn(IFormCollection form) =>
        (from asked in form["Input.Anyway"].ToString().Split(' ')
         let parts = asked.Split(':', 2)
         where parts.Length == 2
         select parts).DistinctBy(parts => parts[0]).ToDictionary(parts => parts[0], parts => parts[1]);

    /// <summary>What "Save anyway" sends when these are the questions.</summary>
    public static string AnywayFor(IReadOnlyDictionary<Partner, PartnerCheck> doubts) =>
        string.Join(' ', doubts.Select(doubt => $"{doubt.Key.Tag}:{doubt.Value.Question}"));

    /// <summary>What the form showed when it was made.</summary>
    public static FormStart StartIn(IFormCollection form) => new(
        form["Input.Stored"].OfType<string>().ToHashSet(),
        FieldsIn(form, ShownPrefix).ToDictionary(field => field.Key, field => field.Value ?? ""));

    private static Dictionary<string, string?> ValuesIn(IFormCollection form) => FieldsIn(form, ValuesPrefix);

    // Model binding would throw on a name such as Input.Values.index; here it is a key that the catalog does not know.
    private static Dictionary<string, string?> FieldsIn(IFormCollection form, string prefix) => form.Keys
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
        .GroupBy(name => KeyOf(name, prefix))
        .ToDictionary(group => group.Key, group => form[group.First()].FirstOrDefault());

    private static string KeyOf(string name, string prefix) =>
        name.StartsWith(prefix + "[", StringComparison.Ordinal) && name.EndsWith(']')
            ? name[(prefix.Length + 1)..^1]
            : name;
}
