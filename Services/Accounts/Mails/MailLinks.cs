using System.Buffers.Text;
using PartnerSite.Services.Mail;

namespace PartnerSite.Services.Accounts.Mails;

/// <summary>Links in mails: always to the configured URL of the site.</summary>
internal sealed class MailLinks(MailSettings settings)
{
    /// <summary>The URL of one of Identity's pages, also where no page is served: in an operator's command.</summary>
    public Uri To(string page, params IEnumerable<(string Name, string Value)> query) =>
        settings.LinkTo(IdentityPages.PathOf(page) + QueryString.Create(
            query.Select(part => KeyValuePair.Create(part.Name, (string?)part.Value))));

    /// <summary>Makes a token, which is base64, fit for a URL.</summary>
    public static string Encode(string token) => Base64Url.EncodeToString(Convert.FromBase64String(token));

    /// <summary>The token in a URL.</summary>
    /// <exception cref="FormatException">The code is malformed.</exception>
    public static string Decode(string code) => Convert.ToBase64String(Base64Url.DecodeFromChars(code));
}
