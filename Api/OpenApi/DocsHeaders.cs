using Microsoft.OpenApi;

namespace PartnerSite.Api.OpenApi;

/// <summary>The headers that are part of the API.</summary>
internal static class DocsHeaders
{
    private const string Tag = "\"0f0e4b7c2d9a4c55a1f3e8d7b6c59483\"";

    public static OpenApiHeader ETag { get; } = new()
    {
        Description = "The version of the user's whole profile: send it as If-Match with a change. It is the same at every address of the profile.",
        Required = true,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\"[0-9a-f]{32}\"$", MaxLength = 34 },
        Example = Tag,
    };

    public static OpenApiHeader RetryAfter { get; } = new()
    {
        Description = "How many seconds to wait.",
        Required = true,
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = "60" },
        Example = 42,
    };

    // RFC 6750, section 3: the reason only when a token was sent.
    public static OpenApiHeader WwwAuthenticate { get; } = new()
    {
        Description = "Bearer; with error=\"invalid_token\" when a token was sent that is not valid, or not any more.",
        Required = true,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["Bearer", "Bearer error=\"invalid_token\""] },
        Example = "Bearer",
    };

    // Without an example: samples would carry it, and nobody's profile has that tag.
    public static OpenApiParameter IfMatch { get; } = new()
    {
        Name = "If-Match",
        In = ParameterLocation.Header,
        Description = "Make the change only if the profile is still the one that this ETag came with; several may be listed, and * means whatever is there. " +
            "Without it the last change wins.",
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Pattern = "^(\\*|(W/)?\"[^\"]*\"( *, *(W/)?\"[^\"]*\")*)$",
            MaxLength = 1024,
        },
    };
}
