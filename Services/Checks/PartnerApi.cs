namespace PartnerSite.Services.Checks;

/// <summary>Where a partner is asked. Nothing that a user enters goes into the address.</summary>
/// <param name="Partner">The partner's tag.</param>
/// <param name="Setting">
/// The setting that leads elsewhere, such as <c>Partners:WhatsApp:BaseAddress</c>.
/// </param>
/// <param name="Address">The address, with a slash at its end.</param>
public sealed record PartnerApi(string Partner, string Setting, Uri Address)
{
    /// <summary>Which version of the interface is asked: the path of its address, such as <c>v25.0</c>.</summary>
    public string Version => Address.AbsolutePath.Trim('/');
}
