namespace PartnerSite.Services.Http;

/// <summary>Marks an endpoint that says itself how long a copy may be kept: it has nothing of any user.</summary>
internal sealed class OwnCacheControl;
