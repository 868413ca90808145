using System.Buffers.Text;
using System.Security.Cryptography;

namespace PartnerSite.Services.Http;

/// <summary>Lets one answer's script add one style sheet of its own: the content security policy of that answer names it.</summary>
internal sealed class StyleNonce
{
    private StyleNonce()
    {
    }

    /// <summary>Unguessable, and never used twice.</summary>
    public string Value { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Allows it for the answer to this request.</summary>
    public static StyleNonce AllowFor(HttpContext context)
    {
        var nonce = new StyleNonce();
        context.Features.Set(nonce);
        return nonce;
    }
}
