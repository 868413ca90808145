using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Metadata;
using PartnerSite.Api.Auth;
using PartnerSite.Api.Http;
using PartnerSite.Api.Profile;
using PartnerSite.Services.Sessions;

namespace PartnerSite.Api;

internal static class ApiSetup
{
    private static readonly PathString Root = new("/api");

    /// <summary>JSON as the API speaks it: snake_case, closed schemas, nothing twice, nothing converted.</summary>
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.PropertyNameCaseInsensitive = false;
            json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.AllowDuplicateProperties = false;
            json.NumberHandling = JsonNumberHandling.Strict;
            json.RespectNullableAnnotations = true;
            json.RespectRequiredConstructorParameters = true;
            json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));

            // Vietnamese as it is, not as a number a letter.
            json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        });

        builder.AddApiOrigins();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);

        return builder;
    }

    /// <summary>The API's addresses; all of them want a signed-in user, but for the one that signs in.</summary>
    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").RequireCors().RequireAuthorization(ApiAuthentication.Policy);
        api.MapAuth();

        var profile = api.MapGroup("/profile");
        profile.MapAttributes();
        profile.MapPartners();

        api.MapFallback("/{**path}", UnknownAddress.Answer).AllowAnonymous();
    }

    /// <summary>Takes JSON as its standard has it (RFC 8259, section 8.1), in UTF-8; the framework would convert any other charset.</summary>
    public static void UseApiBodies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null
            && context.Request.GetTypedHeaders().ContentType?.Encoding is not (null or UTF8Encoding))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        return next(context);
    });

    /// <summary>A program asks, not a person at a page.</summary>
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments(Root);
}
