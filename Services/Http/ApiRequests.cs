namespace PartnerSite.Services.Http;

internal static class ApiRequests
{
    private static readonly PathString Root = new("/api");

    /// <summary>Whether a program calls the API, rather than a person using a page.</summary>
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments(Root);
}
