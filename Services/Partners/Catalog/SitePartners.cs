namespace PartnerSite.Services.Partners.Catalog;

public sealed partial class PartnerCatalog
{
    /// <summary>The partners of this site, in the order of the page.</summary>
    public static PartnerCatalog Default { get; } = new(ChototPartner.Entry, WhatsAppPartner.Entry);
}
