namespace PartnerSite.Services.Partners;

internal static class PartnersSetup
{
    /// <summary>Registers the catalogue of partners and the service that keeps their attributes.</summary>
    public static WebApplicationBuilder AddPartners(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(PartnerCatalog.Default);
        builder.Services.AddSingleton<PartnerAttributesService>();
        return builder;
    }
}
