using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Support;

/// <summary>Whom people turn to when they can't help themselves, and where, when the operator says it.</summary>
public sealed partial class SupportContact
{
    private const string Name = "Site:Support";

    // Leaves room for the sentence around it in a problem's detail.
    private const int LongestAddress = 200;

    private const string Expected =
        "an email address or an https URL of at most 200 characters, " +
        "such as support@example.com or https://example.com/help";

    private readonly string? address;
    private readonly string? link;

    private SupportContact(string? address, string? link) => (this.address, this.link) = (address, link);

    /// <summary>An argument for a sentence in text.</summary>
    public Message InText => address is null ? new("Site.Support") : new("Site.SupportAt", address);

    /// <summary>What is configured; without an address when nothing is.</summary>
    /// <exception cref="StartupException">It is neither an email address nor an https URL.</exception>
    public static SupportContact Read(IConfiguration configuration)
    {
        if (configuration.Text(Name)?.Trim() is { Length: <= LongestAddress } text && EmailAddress().IsMatch(text))
        {
            return new(text, $"mailto:{text}");
        }

        var url = configuration.Url(
            Name,
            url => url.Scheme == Uri.UriSchemeHttps
                && url.UserInfo.Length == 0
                && url.AbsoluteUri.Length <= LongestAddress,
            Expected)?.AbsoluteUri;

        return new(url, url);
    }

    /// <summary>An argument for a sentence on a page: the address is a link.</summary>
    public IHtmlContent OnPage(Texts texts) => address is null
        ? texts.Html("Site.Support")
        : texts.Html("Site.SupportAt", new HtmlFormattableString("<a href=\"{0}\">{1}</a>", link!, address));

    // Nothing that would end the address in a mailto link.
    [GeneratedRegex(@"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\z")]
    private static partial Regex EmailAddress();
}
