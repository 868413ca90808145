namespace PartnerSite.Services.Checks;

/// <summary>
/// Reads the whole body as part of an attempt, so that time-outs and retries cover it, and never more than
/// <see cref="CheckTimeouts.MaxResponseBytes"/>.
/// </summary>
internal sealed class BufferedResponseHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);

        try
        {
            await response.Content.LoadIntoBufferAsync(CheckTimeouts.MaxResponseBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
