using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using PartnerSite.Api.Auth;
using PartnerSite.Api.Http;
using PartnerSite.Api.Profile;
using PartnerSite.Services.Sessions;

namespace PartnerSite.Api;

internal static class ApiSetup
{
    /// <summary>The API's JSON: snake_case; unknown members, duplicates and conversions are refused.</summary>
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
            json.Converters.Add(
                new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));

            // Vietnamese letters as they are, not as \u escapes.
            json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        });

        builder.AddApiOrigins();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);

        return builder;
    }

    /// <summary>The API's endpoints; all but the one that signs in require a signed-in user.</summary>
    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").RequireCors().RequireAuthorization(ApiAuthentication.Policy);
        api.MapAuth();

        var profile = api.MapGroup("/profile");
        profile.MapAttributes();
        profile.MapPartners();
        profile.MapActivity();

        api.MapFallback("/{**path}", UnknownAddress.AnswerAsync).AllowAnonymous();
    }
}
