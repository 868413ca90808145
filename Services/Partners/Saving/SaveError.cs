using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>Why a draft is refused and what to do. It never holds a typed value.</summary>
/// <param name="Message">A sentence for the user.</param>
/// <param name="Field">The key of the attribute at fault, if it is one.</param>
public sealed record SaveError(Message Message, string? Field = null)
{
    /// <summary>An attribute that is to be set has no value.</summary>
    public static SaveError Blank(AttributeDefinition attribute) =>
        new(new Message("Partners.Blank", attribute), attribute.Key);
}
