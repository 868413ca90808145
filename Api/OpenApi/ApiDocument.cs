using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PartnerSite.Services.Languages;

namespace PartnerSite.Api.OpenApi;

/// <summary>The document, made once: anybody may ask for it, so it has to be cheap.</summary>
internal sealed class ApiDocument([FromKeyedServices(OpenApiSetup.DocumentName)] IOpenApiDocumentProvider provider)
{
    private readonly Lock gate = new();
    private Task<byte[]>? document;

    /// <summary>The document as UTF-8.</summary>
    public Task<byte[]> GetAsync()
    {
        lock (gate)
        {
            // After a failure it is made again.
            return document = document is null or { IsFaulted: true } ? MakeAsync() : document;
        }
    }

    private async Task<byte[]> MakeAsync()
    {
        // The document is in the site's first language, whoever asks first.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(SiteLanguage.All[0].Code);
        using var stream = new MemoryStream();
        var made = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        await made.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return stream.ToArray();
    }
}
