using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using PartnerSite.Services.Http;

namespace PartnerSite.Api.OpenApi;

/// <summary>What the document says about the API as a whole.</summary>
internal sealed class DocumentOverview(IOptionsMonitor<CookieAuthenticationOptions> cookies, SitePath path)
    : IOpenApiDocumentTransformer
{
    private const string Bearer = "bearer";
    private const string Cookie = "cookie";

    private const string Description =
        """
        The partner settings of a PartnerSite account, for programs: the same data and the same rules as the pages of this site.

        **Start.** Send email and password to `POST /api/v1/auth/login`, then send the token of the answer as `Authorization: Bearer …` with every
        other call. Everything is about the signed-in user; no call can name another one.

        **Secrets go in and never come out.** A sensitive attribute, such as an access token, can be set, replaced and removed. Answers tell that it
        is set and since when.

        **Two programs at once.** Answers about the profile carry an `ETag`. Send it as `If-Match` with a change, and the change is made only if
        nothing was changed in between; else the answer is 412. Without `If-Match` the last change wins.

        **Set with PUT, remove by name.** In a `PUT` of the attributes a member that is `null` is as if it were left out, since generated clients send
        `null` for what was not set. `PATCH` (RFC 7396) removes by `null`, and `DELETE` removes one attribute, or all of a partner.

        **What may change.** Answers may gain members, and lists of names such as `status` may gain values: ignore those that you don't know.

        **Errors** are `application/problem+json` (RFC 9457). A 400 names what to correct by member in `errors`. Quote `trace_id` when you report a
        problem. When a call fails, nothing was changed.

        Bodies are JSON in UTF-8 of at most 64 KB, with exactly the documented members. Times are UTC. No answer may be cached.
        """;

    /// <summary>How a caller authenticates: by token, or in a browser by the site's cookie.</summary>
    public static IReadOnlyList<string> SecuritySchemes { get; } = [Bearer, Cookie];

    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "PartnerSite API",
            Version = "1.0.0",
            Summary = "The partner settings of the signed-in user.",
            Description = Description,
        };

        // Not the request's host: the caller chooses that.
        document.Servers = [new() { Url = path.Value.HasValue ? path.Value.Value : "/", Description = "This site" }];
        document.Tags = new HashSet<OpenApiTag>
        {
            Tag(DocsTags.SignIn, "Getting a token, giving it back, and whose it is."),
            Tag(
                DocsTags.Attributes,
                "The values that the user's partner accounts consist of, all together or one by one."),
            Tag(DocsTags.Partners, "The partners of this site, with what the user has stored of each."),
            Tag(DocsTags.Activity, "What was done with the user's connections, when and from where."),
        };

        document.AddComponent<IOpenApiSecurityScheme>(
            Bearer,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description =
                    "The token of POST /api/v1/auth/login. It is opaque, lives for hours, and ends when you sign out or the password changes.",
            });
        document.AddComponent<IOpenApiSecurityScheme>(
            Cookie,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = cookies.Get(IdentityConstants.ApplicationScheme).Cookie.Name,
                Description =
                    "For the pages of this site: the cookie of its sign-in page. Changes are taken from pages of this site only.",
            });
        return Task.CompletedTask;

        static OpenApiTag Tag(string name, string description) => new() { Name = name, Description = description };
    }
}

/// <summary>The parts of the API.</summary>
internal static class DocsTags
{
    public const string SignIn = "Sign-in";
    public const string Attributes = "Attributes";
    public const string Partners = "Partners";
    public const string Activity = "Activity";
}
