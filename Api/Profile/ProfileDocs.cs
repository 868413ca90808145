using PartnerSite.Api.OpenApi;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.Profile;

/// <summary>The schemas of attributes and partners, as the document describes them.</summary>
internal static class ProfileDocs
{
    public static IReadOnlyDictionary<Type, Dictionary<string, MemberDocs>> Members { get; } = new Dictionary<Type, Dictionary<string, MemberDocs>>
    {
        [typeof(AttributeRequest)] = new()
        {
            ["value"] = new("What to store, trimmed.") { MaxLength = AttributeDefinition.MaxLength, Pattern = DocsPatterns.Value },
        },
        [typeof(AttributeAnswer)] = new()
        {
            ["key"] = MemberDocs.Name("Names the attribute."),
            ["value"] = Value,
            ["tags"] = new("The partner, and what kind of value it is, such as `sensitive`.") { Items = (16, MemberDocs.Name("A tag.")) },
            ["is_set"] = "Always true here: what is not set is a 404.",
            ["created_at"] = MemberDocs.Time("When it was first set."),
            ["updated_at"] = MemberDocs.Time("When it was last changed."),
        },
        [typeof(PartnerAnswer)] = new()
        {
            ["partner"] = MemberDocs.Name("The tag that names the partner in addresses."),
            ["name"] = new("The partner's name for people.") { MaxLength = 256, Pattern = DocsPatterns.Text },
            ["status"] = "How far the connection is.",
            ["attributes"] = new("What an account of this partner consists of.") { Items = (100, null) },
            ["last_check"] = new("What came of asking the partner about what is stored; missing until it was asked.") { Optional = true },
        },
        [typeof(CheckAnswer)] = new()
        {
            ["status"] = "What it came to.",
            ["checked_at"] = MemberDocs.Time("When the partner was asked; when there was nothing to ask, the time of the answer."),
            ["field"] = MemberDocs.Name("The key of the attribute at fault; missing when it is none.") with { Optional = true },
            ["message"] = new("What the partner says, and what to do: a sentence for people.") { MaxLength = 2048, Pattern = DocsPatterns.Text },
            ["details"] = new("What the partner says of the account, by names of its own; none of it secret.")
            {
                Items = (32, new("As the partner writes it.") { MaxLength = 256, Pattern = DocsPatterns.Text }),
            },
        },
        [typeof(PartnerAttributeAnswer)] = new()
        {
            ["key"] = MemberDocs.Name("Names the attribute."),
            ["label"] = new("The attribute's name for people.") { MaxLength = 256, Pattern = DocsPatterns.Text },
            ["sensitive"] = "Stored encrypted, and never answered.",
            ["required"] = "The partner's connection is incomplete without it.",
            ["is_set"] = "A value is stored.",
            ["value"] = Value,
            ["updated_at"] = MemberDocs.Time("When it was last changed; missing when it is not set.") with { Optional = true },
        },
    };

    private static MemberDocs Value => new("What is stored; missing when nothing is, and always for a sensitive attribute.")
    {
        Optional = true,
        MaxLength = AttributeDefinition.MaxLength,
        Pattern = DocsPatterns.StoredValue,
    };
}
