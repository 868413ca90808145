namespace PartnerSite.Services.Checks;

/// <summary>Which version of a partner's interface is asked.</summary>
/// <param name="Partner">The partner's tag.</param>
/// <param name="Version">The path of its address, such as <c>v25.0</c>.</param>
public sealed record PartnerApi(string Partner, string Version);
