using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace PartnerSite.Services.Mail;

/// <summary>Links in mails: always to the configured address of the site.</summary>
internal sealed class MailLinks(LinkGenerator pages, MailSettings settings)
{
    /// <summary>The address of a page of Identity.</summary>
    public Uri To(string page, object values) =>
        new(settings.Site, pages.GetPathByPage(page, null, new RouteValueDictionary(values) { ["area"] = "Identity" })
            ?? throw new InvalidOperationException($"There is no page {page}."));

    /// <summary>A token as it goes into an address.</summary>
    public static string CodeOf(string token) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token));

    /// <summary>The token of an address.</summary>
    /// <exception cref="FormatException">The address is mangled.</exception>
    public static string TokenOf(string code) => Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
}
