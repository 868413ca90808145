using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace PartnerSite.Api.OpenApi;

/// <summary>The headers that are part of the API.</summary>
internal static class DocsHeaders
{
    public static OpenApiHeader ETag { get; } =
        Header(
            "The version of the user's whole profile: send it as If-Match with a change. It is the same at every address of the profile.",
            "\"0f0e4b7c2d9a4c55a1f3e8d7b6c59483\"",
            new()
            {
                Type = JsonSchemaType.String,
                Pattern = "^\"[0-9a-f]{32}\"$",
                MaxLength = 34,
            });

    public static OpenApiHeader RetryAfter { get; } = Header(
        "How many seconds to wait.",
        42,
        new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = "60" });

    // RFC 6750, section 3: the reason only when a token was sent.
    public static OpenApiHeader WwwAuthenticate { get; } = Header(
        "Bearer; with error=\"invalid_token\" when a token was sent that is not valid, or not any more.",
        "Bearer",
        new() { Type = JsonSchemaType.String, Enum = ["Bearer", "Bearer error=\"invalid_token\""] });

    // No example: code samples would send it, and no profile has that tag.
    public static OpenApiParameter IfMatch { get; } =
        new()
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            Description =
                "Make the change only if the profile is still the one that this ETag came with; several may be listed, and * means whatever is there. "
                + "Without it the last change wins.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Pattern = "^(\\*|(W/)?\"[^\"]*\"( *, *(W/)?\"[^\"]*\")*)$",
                MaxLength = 1024,
            },
        };

    private static OpenApiHeader Header(string description, JsonNode example, OpenApiSchema schema) =>
        new() { Description = description, Required = true, Schema = schema, Example = example };
}
