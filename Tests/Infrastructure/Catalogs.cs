using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// The catalog that the tests of pages and calls know: a new partner of the site changes none of them. Tests that hold
/// every partner to the rules take <see cref="PartnerCatalog.Default"/>.
/// </summary>
public static class Catalogs
{
    /// <summary>Chợ Tốt and WhatsApp, as the site has them.</summary>
    public static PartnerCatalog Two { get; } = new(
        PartnerCatalog.Default.FindPartner("chotot")!, PartnerCatalog.Default.FindPartner("whatsapp")!);
}
