namespace PartnerSite.Tests.Infrastructure;

/// <summary>TLS ends before the site's process: the browser uses https, the process gets http.</summary>
internal sealed class BehindTlsProxy : DelegatingHandler
{
    public BehindTlsProxy() : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        request.RequestUri = new UriBuilder(asked) { Scheme = Uri.UriSchemeHttp }.Uri;

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = asked;
        }
    }
}
