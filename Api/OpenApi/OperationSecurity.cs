using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace PartnerSite.Api.OpenApi;

/// <summary>How a caller says who they are: by token, or in a browser by the site's cookie; one endpoint wants neither.</summary>
internal sealed class OperationSecurity(IOptionsMonitor<CookieAuthenticationOptions> cookies) : IOpenApiOperationTransformer
{
    private const string Bearer = "bearer";
    private const string Cookie = "cookie";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The token of POST /api/v1/auth/login. It is opaque, lives for hours, and ends when you sign out or the password changes.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(Cookie, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = cookies.Get(IdentityConstants.ApplicationScheme).Cookie.Name,
            Description = "For the pages of this site: the cookie of its sign-in page. Changes are taken from pages of this site only.",
        });

        operation.Security = context.IsAnonymous() ? [] : [Require(Bearer), Require(Cookie)];
        return Task.CompletedTask;

        OpenApiSecurityRequirement Require(string scheme) => new() { [new(scheme, document)] = [] };
    }
}
