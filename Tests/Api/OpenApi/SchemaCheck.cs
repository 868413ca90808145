using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PartnerSite.Tests.Api.OpenApi;

/// <summary>
/// Checks JSON against a schema of the document. It knows the keywords that the document uses and fails on others.
/// </summary>
internal sealed class SchemaCheck(ApiDocument document)
{
    private static readonly string[] Annotations = ["title", "description", "writeOnly"];

    private readonly List<string> faults = [];

    public static IReadOnlyList<string> FaultsOf(ApiDocument document, JsonNode schema, JsonNode? value)
    {
        var check = new SchemaCheck(document);
        check.Check(schema, value, "$");
        return check.faults;
    }

    private void Check(JsonNode schema, JsonNode? value, string at)
    {
        var resolved = document.Resolve(schema).AsObject();

        foreach (var (keyword, rule) in resolved.Where(member => !Annotations.Contains(member.Key)))
        {
            if (!Holds(keyword, rule!, value, resolved, at))
            {
                faults.Add($"{at}: {keyword} {rule!.ToJsonString()} does not hold");
            }
        }
    }

    private bool Holds(string keyword, JsonNode rule, JsonNode? value, JsonObject schema, string at) =>
        keyword switch
        {
            "type" => (rule is JsonArray types ? types.Select(type => (string)type!) : [(string)rule!]).Contains(
                TypeOf(value)),
            "enum" => rule.AsArray().Any(one => JsonNode.DeepEquals(one, value)),
            "minimum" => value is null || (decimal)value >= (decimal)rule,
            "maximum" => value is null || (decimal)value <= (decimal)rule,
            "maxLength" => value is null || ((string)value!).Length <= (int)rule,
            "pattern" => value is null || Regex.IsMatch((string)value!, (string)rule!, RegexOptions.ECMAScript),
            "format" => value is null || HasFormat((string)rule!, value),
            "required" => rule.AsArray().All(name => value!.AsObject().ContainsKey((string)name!)),
            "maxProperties" => value!.AsObject().Count <= (int)rule,
            "maxItems" => value!.AsArray().Count <= (int)rule,
            "items" => Each(value!.AsArray().Select((item, index) => (rule, item, $"{at}[{index}]"))),
            "properties" => Each(
                from member in value!.AsObject()
                where rule[member.Key] is not null
                select (rule[member.Key]!, member.Value, $"{at}.{member.Key}")),
            "additionalProperties" => Each(
                from member in value!.AsObject()
                where schema["properties"]?[member.Key] is null
                select (rule, member.Value, $"{at}.{member.Key}")),
            "$ref" => true,
            _ => throw new NotSupportedException($"The check does not know {keyword}."),
        };

    // Faults of the parts are added where they are found.
    private bool Each(IEnumerable<(JsonNode Schema, JsonNode? Value, string At)> parts)
    {
        foreach (var (schema, value, at) in parts)
        {
            if (schema.GetValueKind() == JsonValueKind.False)
            {
                faults.Add($"{at} is not a member of the schema");
            }
            else
            {
                Check(schema, value, at);
            }
        }

        return true;
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => "integer",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        _ => "object",
    };

    private static bool HasFormat(string format, JsonNode value) => format switch
    {
        "date-time" => DateTimeOffset.TryParseExact(
            (string)value!, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uuid" => Guid.TryParseExact((string)value!, "D", out _),
        "email" => MailAddress.TryCreate((string)value!, out _),
        "uri-reference" => Uri.TryCreate((string)value!, UriKind.RelativeOrAbsolute, out _),
        "date" => DateOnly.TryParseExact((string)value!, "yyyy-MM-dd", out _),
        "int32" or "int64" or "password" => true,
        _ => throw new NotSupportedException($"The check does not know the format {format}."),
    };
}
