using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace PartnerSite.StandIn.Graph;

/// <summary>The Graph API: phone numbers, messages, and <c>debug_token</c>.</summary>
internal sealed partial class GraphApi : IStandIn
{
    public string Partner => "whatsapp";

    public string Setting => "Partners:WhatsApp:BaseAddress";

    public string Path => "";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Scripts { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["whatsapp_system_token"] =
            [
                .. GraphScripts.All.Select(script => script.Name), .. GraphTokens.All.Select(script => script.Name),
            ],
            ["whatsapp_phone_number_id"] = [.. GraphNumber.Scripts.Select(script => script.Name)],
        };

    public string WhatToTry => """
        WhatsApp   phone number ID 106853218861309, token
                     EAAdemo               connected: Jaspers Market
                     EAAexpires-7d         connected, and the token expires in a week
                     EAAexpired            the token has expired
                     EAArevoked-460        the token was revoked
                     EAAnoaccess-33        the token cannot see this phone number
                     EAAoutage-500         Meta has an outage
        """;

    public Reply Answer(StandInCall asked)
    {
        var (request, path, query) = (asked.Request, asked.Path, asked.Query);
        var route = Route().Match(path);
        var form =
            request.Method == HttpMethods.Post && !path.EndsWith("/messages", StringComparison.Ordinal)
                ? new FormReader(request.Body).ReadForm()
                : [];
        var method = form.TryGetValue("method", out var other) ? other.ToString().ToUpperInvariant() : request.Method;
        var node = route.Groups["node"].Value;

        if (!route.Success)
        {
            return GraphError.NoPath(path);
        }

        if (TokenOf(request) is not { } token)
        {
            return GraphError.NoToken();
        }

        var call = new GraphCall(
            node,
            query["fields"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries),
            token,
            asked.Partners,
            asked.Now);

        return (method, node, route.Groups["edge"].Value) switch
        {
            ("GET", "debug_token", "") => Debug(
                form.TryGetValue("input_token", out var input) ? input.ToString() : query["input_token"].ToString(),
                call),
            ("GET", _, "") => Number(call),
            ("POST", _, "messages") => Send(request.Body, call),
            _ => GraphError.NoPath(path),
        };
    }

    private static string? TokenOf(RecordedRequest request) =>
        request.Headers.TryGetValue("Authorization", out var header)
        && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..]
            : null;

    private static Reply Number(GraphCall call) =>
        !call.Token.StartsWith("EAA", StringComparison.Ordinal)
            ? GraphError.CannotParse()
            : First(GraphScripts.All, call.Token, call)
                ?? First(GraphNumber.Scripts, call.Id, call)
                ?? GraphError.NoSuchObject(call.Id);

    private static Reply Debug(string input, GraphCall call) =>
        input.StartsWith("EAA", StringComparison.Ordinal)
            ? First(GraphTokens.All, input, call) ?? GraphError.NotTheDebugger()
            : GraphError.CannotParse();

    // A phone number and token that can't be read together can't send either.
    private static Reply Send(string body, GraphCall call)
    {
        var number = Number(call with { Fields = ["id", "display_phone_number"] });
        return number.Status == StatusCodes.Status200OK && number.Body.Span.StartsWith("{\"id\":\""u8)
            ? Sent(body)
            : number;
    }

    private static Reply Sent(string body)
    {
        if (RecipientOf(body) is not { } recipient)
        {
            return GraphError.From(400, 100, "(#100) Invalid parameter");
        }

        return Reply.Json(
            new JsonObject
            {
                ["messaging_product"] = "whatsapp",
                ["contacts"] = new JsonArray(
                    new JsonObject { ["input"] = recipient, ["wa_id"] = recipient.TrimStart('+') }),
                ["messages"] = new JsonArray(new JsonObject { ["id"] = $"wamid.{Guid.NewGuid():N}" }),
            });
    }

    private static string? RecipientOf(string body)
    {
        try
        {
            return
                JsonNode.Parse(body) is JsonObject message
                && message["messaging_product"]?.GetValue<string>() == "whatsapp"
                && message["type"]?.GetValue<string>() == "text"
                && message["text"]?["body"]?.GetValue<string>() is { Length: > 0 }
                ? message["to"]?.GetValue<string>()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Reply? First(IEnumerable<Script<GraphCall>> scripts, string asked, GraphCall call) =>
        scripts.Select(script => script.TryAnswer(asked, call)).FirstOrDefault(reply => reply is not null);

    [GeneratedRegex("^/v[0-9]+\\.[0-9]+/(?<node>[^/]+)(/(?<edge>[^/]+))?$")]
    private static partial Regex Route();
}
