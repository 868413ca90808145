using System.Text.RegularExpressions;

namespace PartnerSite.Services.Partners;

/// <summary>The partners that users can connect: forms, rules, storage and pages all follow from it.</summary>
public sealed partial class PartnerCatalog
{
    /// <exception cref="ArgumentException">A tag or a key is malformed or there twice.</exception>
    public PartnerCatalog(params IReadOnlyList<Partner> partners)
    {
        Partners = partners;
        Attributes = [.. partners.SelectMany(partner => partner.Attributes)];

        SensitiveKeys = Attributes.Where(attribute => attribute.IsSensitive).Select(attribute => attribute.Key).ToHashSet();

        RefuseBadNames([.. partners.Select(partner => partner.Tag), AttributeTags.Sensitive]);
        RefuseBadNames([.. Attributes.Select(attribute => attribute.Key)]);
    }

    /// <summary>The partners of this site.</summary>
    public static PartnerCatalog Default { get; } = new(
        new Partner("chotot", "Chợ Tốt",
        [
            new("chotot_id", "Chợ Tốt ID")
            {
                Hint = "The number of your Chợ Tốt account, for example 85558138.",
                Example = "85558138",
            },
            new("chotot_oid", "Chợ Tốt OID")
            {
                Hint = "The end of your shop's address: in chotot.com/user/3cc4f7b9… it is the 32 characters after “user/”.",
                Example = "3cc4f7b9d1e24a0f8b6c5d7e9f012345",
            },
        ])
        {
            Purpose = "Link your shop on Vietnam's marketplace.",
        },
        new Partner("whatsapp", "WhatsApp Business",
        [
            new("whatsapp_phone_number_id", "Phone number ID")
            {
                Required = true,
                Hint = "Not the phone number itself: a number of about 15 digits, in Meta under WhatsApp › API Setup.",
                Example = "106853218861309",
            },
            new("whatsapp_system_token", "System token", AttributeTags.Sensitive)
            {
                Required = true,
                Hint = "Made in Meta under Business settings › System users › Generate token. It usually starts with EAA.",
                Example = "EAAexampleExampleExample",
            },
        ])
        {
            Purpose = "Answer your customers through Meta's Cloud API.",
        });

    /// <summary>The partners, in the order of the page.</summary>
    public IReadOnlyList<Partner> Partners { get; }

    /// <summary>All partners' attributes.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>The keys of the sensitive attributes.</summary>
    public IReadOnlySet<string> SensitiveKeys { get; }

    /// <summary>The attribute of this key; null when there is none.</summary>
    public AttributeDefinition? Find(string key) => Attributes.FirstOrDefault(attribute => attribute.Key == key);

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
            throw new ArgumentException($"'{twice.Key}' is in the catalogue twice, or reserved.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
