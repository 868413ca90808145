using PartnerSite.Services.Http;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Services.Partners;

internal static class PartnersSetup
{
    /// <summary>Registers the catalog of partners and what reads and changes what users store of them.</summary>
    public static WebApplicationBuilder AddPartners(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(PartnerCatalog.Default);
        builder.Services.AddSingleton<PartnerProfiles>();
        builder.Services.AddSingleton<Drafts>();
        builder.Services.AddSingleton<SaveRules>();
        builder.Services.AddSingleton<SaveDecisions>();
        builder.Services.AddSingleton<PartnerSaves>();
        builder.Services.AddOptions<FormLimits>().Configure<PartnerCatalog>(SetLargestForm);
        return builder;
    }

    // What the API takes can be edited in the page, all fields at once.
    private static void SetLargestForm(FormLimits limits, PartnerCatalog catalog) =>
        limits.LargestForm = FormLimits.BesideFields + catalog.Attributes.Sum(attribute =>
            FormLimits.BytesOf(attribute.Key, AttributeDefinition.MaxLength));
}
