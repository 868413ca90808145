using System.Buffers.Text;
using System.Security.Cryptography;

namespace PartnerSite.Services.Http;

/// <summary>
/// Lets the script of one response add a style sheet: the content security policy of that response allows it.
/// </summary>
internal sealed class StyleNonce
{
    private StyleNonce()
    {
    }

    /// <summary>Unguessable, and never used twice.</summary>
    public string Value { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Allows one in the response to this request.</summary>
    public static StyleNonce AllowFor(HttpContext context)
    {
        var nonce = new StyleNonce();
        context.Features.Set(nonce);
        return nonce;
    }
}
