using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>How complete a partner's declaration is: one mark for each part that helps its users.</summary>
internal sealed record PartnerGrade(Partner Partner, IReadOnlyList<(string Part, string? Missing)> Marks)
{
    // Fewer can't hold what a partner refuses, how it fails, and what it should not answer.
    private const int FewestScripts = 10;

    /// <summary>What is missing, part by part.</summary>
    public IEnumerable<string> Missing =>
        Marks.Where(mark => mark.Missing is not null).Select(mark => $"{mark.Part}: {mark.Missing}");

    /// <summary>The grade of a partner.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="canBeChecked">It has a checker.</param>
    /// <param name="scripts">How many answers of the stand-in are its own.</param>
    /// <param name="translated">The keys of the catalog's texts by other language.</param>
    public static PartnerGrade From(
        Partner partner,
        bool canBeChecked,
        int scripts,
        IReadOnlyDictionary<SiteLanguage, IReadOnlyCollection<string>> translated)
    {
        var entered = partner.Attributes.Where(attribute => !attribute.IsDate).ToList();
        var expiring = partner.Attributes.Select(attribute => attribute.Expires).ToHashSet();

        return new(partner,
        [
            ("checker", canBeChecked ? null : "none is registered"),
            ("needed first", partner.Needs is { } needs && HasLink(needs) ? null : "steps with a link"),
            ("guide", Keys(entered.Where(one => one.Hint is null || one.Guide is not { } guide || !HasLink(guide)))),
            ("examples", Keys(entered.Where(attribute => !IsRight(attribute, attribute.Example)))),
            ("hints", Join(entered.Select(MissingHint).OfType<string>())),
            ("expiry", Keys(partner.Attributes.Where(one =>
                one is { IsSensitive: true, Required: true } && !expiring.Contains(one.Key)))),
            ("card", partner is { Purpose: not null, Mark: not null, Question: not null, Works: not null }
                ? null : "purpose, mark, question or works"),
            ("sample", partner.Sample is null ? "what its check answers when all is well" : null),
            .. translated.Select(language => (
                $"texts in {language.Key.Code}", Join(TextsOf(partner).Except(language.Value)))),
            ("answers of the stand-in", scripts < FewestScripts ? $"{scripts} of {FewestScripts}" : null),
        ]);
    }

    public override string ToString() =>
        $"{Partner.Tag}: {Marks.Count(mark => mark.Missing is null)} of {Marks.Count}\n" + string.Concat(
            Marks.Select(mark => $"  {(mark.Missing is null ? "yes" : "no ")} {mark.Part} {mark.Missing}\n"));

    private static IEnumerable<string> TextsOf(Partner partner) =>
    [
        .. Declared(
            partner.Tag, ("Purpose", partner.Purpose), ("Question", partner.Question), ("Works", partner.Works)),
        .. Declared(partner.Tag, [.. partner.Places.Select(place => (place.Name, (string?)place.Text))]),
        .. Declared(partner.Tag, partner.Needs),
        .. partner.Attributes.SelectMany(attribute => (string[])
        [
            .. Declared(attribute.Key, ("Label", attribute.Label), ("Hint", attribute.Hint)),
            .. Declared(attribute.Key, attribute.Guide),
            .. attribute.FormatHints.Select(hint => $"{attribute.Key}.{hint.Name}"),
        ]),
    ];

    private static IEnumerable<string> Declared(string of, params (string Name, string? Text)[] texts) =>
        texts.Where(text => text.Text is not null).Select(text => $"{of}.{text.Name}");

    private static bool IsRight(AttributeDefinition attribute, string? example) =>
        example is not null && attribute.Format?.Fits(example) != false && attribute.HintFor(example) is null;

    private static string? MissingHint(AttributeDefinition attribute) =>
        attribute.FormatHints.Count == 0 ? attribute.Key
        : TypedValues.WithoutHint(attribute) is { } value ? $"{attribute.Key} (none for “{value}”)"
        : null;

    private static IEnumerable<string> Declared(string of, Guide? guide) =>
        (guide?.Texts ?? []).Select(text => $"{of}.{text.Name}");

    // A step that leads nowhere is a riddle to those who don't know the partner's menus.
    private static bool HasLink(Guide guide) => guide.Steps.Any(step => step.Link is not null);

    private static string? Keys(IEnumerable<AttributeDefinition> attributes) =>
        Join(attributes.Select(attribute => attribute.Key));

    private static string? Join(IEnumerable<string> names) =>
        string.Join(", ", names) is { Length: > 0 } all ? all : null;
}
