namespace PartnerSite.Services.Http;

/// <summary>Marks an endpoint without users' data, which sets its own Cache-Control.</summary>
internal sealed class OwnCacheControl;
