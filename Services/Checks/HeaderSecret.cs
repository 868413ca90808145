using System.Net.Http.Headers;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Checks;

/// <summary>
/// A secret that can't break out of a header: printable ASCII without spaces. The only way into a request's headers; a
/// header of another text would fail with an exception that repeats it. Not a record: it would print the secret.
/// </summary>
internal sealed class HeaderSecret
{
    private readonly string secret;

    private HeaderSecret(string secret) => this.secret = secret;

    /// <summary>The secret; null when there is none, or it has other characters.</summary>
    public static HeaderSecret? From(string? secret) => ValueFormat.Token.Fits(secret) ? new(secret) : null;

    /// <summary>Sends it as <c>Authorization: Bearer</c>.</summary>
    public void AuthorizeBearer(HttpRequestHeaders headers) => headers.Authorization = new("Bearer", secret);

    /// <summary>Sends it as a header of the partner's own.</summary>
    public void AddTo(HttpRequestHeaders headers, string name) => headers.Add(name, secret);
}
