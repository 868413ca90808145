using System.Buffers.Text;
using PartnerSite.Services.Mail;

namespace PartnerSite.Services.Accounts.Mails;

/// <summary>Links in mails: always to the configured URL of the site.</summary>
internal sealed class MailLinks(LinkGenerator pages, MailSettings settings)
{
    /// <summary>The URL of one of Identity's pages.</summary>
    public Uri To(string page, object values) =>
        new(settings.Site, PathOf(page, new(values) { ["area"] = IdentityPages.Area }));

    private string PathOf(string page, RouteValueDictionary values) =>
        pages.GetPathByPage(page, null, values) ?? throw new InvalidOperationException($"There is no page {page}.");

    /// <summary>Makes a token, which is base64, fit for a URL.</summary>
    public static string Encode(string token) => Base64Url.EncodeToString(Convert.FromBase64String(token));

    /// <summary>The token in a URL.</summary>
    /// <exception cref="FormatException">The code is malformed.</exception>
    public static string Decode(string code) => Convert.ToBase64String(Base64Url.DecodeFromChars(code));
}
