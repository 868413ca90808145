using System.Buffers.Text;
using PartnerSite.Services.Mail;

namespace PartnerSite.Services.Accounts.Mails;

/// <summary>Links in mails: always to the configured address of the site.</summary>
internal sealed class MailLinks(LinkGenerator pages, MailSettings settings)
{
    /// <summary>The address of a page of Identity.</summary>
    public Uri To(string page, object values) =>
        new(settings.Site, PathOf(page, new(values) { ["area"] = IdentityPages.Area }));

    private string PathOf(string page, RouteValueDictionary values) =>
        pages.GetPathByPage(page, null, values) ?? throw new InvalidOperationException($"There is no page {page}.");

    /// <summary>A token, which is base64, as it goes into an address.</summary>
    public static string CodeOf(string token) => Base64Url.EncodeToString(Convert.FromBase64String(token));

    /// <summary>The token of an address.</summary>
    /// <exception cref="FormatException">The address is mangled.</exception>
    public static string TokenOf(string code) => Convert.ToBase64String(Base64Url.DecodeFromChars(code));
}
