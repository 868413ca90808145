using System.Text.Json.Nodes;

namespace PartnerSite.StandIn.Graph;

/// <summary>
/// What <c>debug_token</c> answers for these tokens. All others it refuses, as for anybody who is not a developer of
/// the app.
/// </summary>
internal static class GraphTokens
{
    private const string Messaging = "whatsapp_business_messaging";
    private const string Management = "whatsapp_business_management";

    public static IReadOnlyList<Script<GraphCall>> All { get; } =
    [
        new("EAAexpires-{n}d", (call, days) => Data(call.Now.AddDays(days))),
        new("EAAexpires-never", Data(null)),
        new("EAAexpires-text", Reply.Text("""{"data":{"is_valid":true,"expires_at":"1893456000"}}""")),
        new("EAAexpires-past", call => Data(call.Now.AddDays(-1), isValid: false)),
        new(
            "EAAexpires-nonsense",
            Reply.Text("""{"data":{"is_valid":true,"expires_at":99999999999999999,"scopes":"all"}}""")),
        new("EAAscopes-messaging", Data(null, scopes: [Messaging])),
        new("EAAscopes-management", Data(null, scopes: [Management])),
        new("EAAscopes-none", Data(null, scopes: [])),
        new("EAAscopes-granular", Data(null, target: GraphNumber.Jaspers)),
        new("EAAdebug-190", GraphError.CannotParse()),
        new("EAAdebug-html", Mishaps.Html),
        new("EAAdebug-array", Reply.Text("""{"data":[]}""")),
        new("EAAdebug-500", GraphError.Outage(2)),
        new("EAAdebug-closed", Mishaps.Closed),
        new("EAAdebug-huge", Mishaps.Huge),
        new("EAAdebug-redirect", call => Mishaps.Redirect(call.Partners.RedirectsTo, 307)),
        new("EAAdebug-silent", Mishaps.Silent),
    ];

    private static Reply Data(
        DateTimeOffset? expires, bool isValid = true, string[]? scopes = null, string? target = null)
    {
        scopes ??= [Management, Messaging];
        var data = new JsonObject
        {
            ["app_id"] = "1234567890",
            ["type"] = "SYSTEM_USER",
            ["application"] = "PartnerSite",
            ["data_access_expires_at"] = 0,
            ["expires_at"] = expires?.ToUnixTimeSeconds() ?? 0,
            ["is_valid"] = isValid,
            ["scopes"] = Strings(scopes),
            ["user_id"] = "1122334455",
        };

        if (target is not null)
        {
            data["granular_scopes"] = new JsonArray([
                .. scopes.Select(scope => new JsonObject { ["scope"] = scope, ["target_ids"] = Strings([target]) }),
            ]);
        }

        return Reply.Json(new JsonObject { ["data"] = data });
    }

    private static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
