using System.Text.RegularExpressions;
using PartnerSite.Data;

namespace PartnerSite.Services.Partners.Catalog;

/// <summary>The partners that users can connect: forms, rules, storage and pages all follow from it.</summary>
public sealed partial class PartnerCatalog
{
    /// <exception cref="ArgumentException">
    /// A tag or a key is malformed or used twice, a text would show a sensitive value, or a date is of nothing.
    /// </exception>
    public PartnerCatalog(params IReadOnlyList<Partner> partners)
    {
        Partners = partners;
        Attributes = [.. partners.SelectMany(partner => partner.Attributes)];

        SensitiveKeys = Attributes
            .Where(attribute => attribute.IsSensitive)
            .Select(attribute => attribute.Key)
            .ToHashSet();

        RefuseBadNames([.. partners.Select(partner => partner.Tag), AttributeTags.Sensitive]);
        RefuseBadNames([.. Attributes.Select(attribute => attribute.Key)]);
        RefuseTextsWithSecrets();
        RefuseDatesOfNothing();
    }

    /// <summary>The partners, in the order of the page.</summary>
    public IReadOnlyList<Partner> Partners { get; }

    /// <summary>All partners' attributes.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>The keys of the sensitive attributes.</summary>
    public IReadOnlySet<string> SensitiveKeys { get; }

    /// <summary>The attribute of this key; null when there is none.</summary>
    public AttributeDefinition? Find(string key) => Attributes.FirstOrDefault(attribute => attribute.Key == key);

    /// <summary>The partner that this attribute belongs to; null when there is none.</summary>
    public Partner? PartnerOf(string key) => Partners.FirstOrDefault(partner => partner.Find(key) is not null);

    /// <summary>The partner of this tag; null when there is none.</summary>
    public Partner? FindPartner(string tag) => Partners.FirstOrDefault(partner => partner.Tag == tag);

    private static void RefuseBadNames(IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(name => !Name().IsMatch(name)) is { } bad)
        {
            throw new ArgumentException($"'{bad}' must be lower-case letters, digits and underscores.");
        }

        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"'{twice.Key}' is in the catalog twice, or reserved.");
        }
    }

    private void RefuseTextsWithSecrets()
    {
        if (Attributes.FirstOrDefault(one => one.IsSensitive && one.Pasted.Any(rule => rule.Text.Contains('{')))
            is { } attribute)
        {
            throw new ArgumentException($"'{attribute.Key}' is sensitive: no text may show its value.");
        }
    }

    private void RefuseDatesOfNothing()
    {
        var lost =
            from partner in Partners
            from date in partner.Attributes
            where date.Expires is { } key && partner.Find(key) is null or { IsDate: true }
            select date;

        if (lost.FirstOrDefault() is { } first)
        {
            throw new ArgumentException(
                $"'{first.Key}' is the last day of '{first.Expires}', which is no attribute of its partner.");
        }

        if (Attributes.FirstOrDefault(date => date.NoticeDays is < 0 or > AttributeDefinition.MostNoticeDays)
            is { } early)
        {
            throw new ArgumentException(
                $"'{early.Key}' is told {early.NoticeDays} days before: at most {AttributeDefinition.MostNoticeDays}.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
