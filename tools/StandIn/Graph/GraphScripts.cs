using System.Text;
using System.Text.Json.Nodes;

namespace PartnerSite.StandIn.Graph;

/// <summary>Tokens that have an answer of their own, whatever the phone number.</summary>
internal static class GraphScripts
{
    public static IReadOnlyList<Script<GraphCall>> All { get; } =
    [.. Errors(), .. Variants(), .. Troubles(), .. Garbage()];

    private static IEnumerable<Script<GraphCall>> Errors() =>
        [
            new("EAArefused", GraphError.CannotParse()),
            new("EAArefused-400", GraphError.CannotParse(400)),
            new(
                "EAArefused-text",
                Reply.Text(
                    """{"error":{"message":"Invalid OAuth access token","type":"OAuthException","code":"190"}}""",
                    401)),
            new("EAArefused-200", GraphError.CannotParse(200)),
            new("EAAexpired", GraphError.Expired()),
            new("EAAexpired-400", GraphError.Expired(400)),
            new(
                "EAAexpired-text",
                Reply.Text(
                    """{"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":"463"}}""",
                    400)),
            new("EAArevoked-458", GraphError.Revoked(458)),
            new("EAArevoked-460", GraphError.Revoked(460)),
            new("EAArevoked-466", GraphError.Revoked(466)),
            new("EAArevoked-467", GraphError.Revoked(467)),
            new("EAArevoked-400", GraphError.Revoked(460, 400)),
            new("EAAnoaccess-33", call => GraphError.NoSuchObject(call.Id)),
            new("EAAnoaccess-803", call => GraphError.NoSuchAlias(call.Id)),
            new("EAApermission-200", GraphError.Permission(200, 403)),
            new("EAApermission-200-400", GraphError.Permission(200, 400)),
            new("EAApermission-10", GraphError.Permission(10, 403)),
            new("EAApermission-10-400", GraphError.Permission(10, 400)),
            new("EAApermission-3", GraphError.Permission(3, 400)),
            new("EAAsecret", GraphError.AppSecret()),
            new("EAArestricted-368", GraphError.Restricted(368)),
            new("EAArestricted-131031", GraphError.Restricted(131031)),
            new("EAArate-4", GraphError.Rate(4)),
            new("EAArate-17", GraphError.Rate(17)),
            new("EAArate-80007", GraphError.Rate(80007)),
            new("EAArate-4-429", GraphError.Rate(4, 429)),
            new("EAArate-429", Mishaps.SlowDown),
            new("EAAoutage-1", GraphError.Outage(1)),
            new("EAAoutage-2", GraphError.Outage(2)),
            new("EAAoutage-500", Mishaps.Html with { Status = 500 }),
            new("EAAoutage-503", Mishaps.Unavailable),
            new("EAAerror-{n}", (_, code) => GraphError.From(400, code, "An error that nobody documented")),
        ];

    private static IEnumerable<Script<GraphCall>> Variants() =>
        [
            new("EAAquality-NA", call => GraphNumber.Good(call, number => number["quality_rating"] = "NA")),
            new("EAAquality-UNKNOWN", call => GraphNumber.Good(call, number => number["quality_rating"] = "UNKNOWN")),
            new("EAAtransient-{n}", (_, code) => GraphError.From(400, code, "Please retry", transient: true)),
            new("EAAquality-YELLOW", call => GraphNumber.Good(call, number => number["quality_rating"] = "YELLOW")),
            new("EAAquality-RED", call => GraphNumber.Good(call, number => number["quality_rating"] = "RED")),
            new("EAAquality-none", call => GraphNumber.Good(call, number => number.Remove("quality_rating"))),
            .. Values("status", "status", "CONNECTED", "PENDING", "UNVERIFIED", "DISCONNECTED", "BANNED", "RESTRICTED",
                "FLAGGED", "RATE_LIMITED", "MIGRATED", "DELETED", "SOMETHING_NEW"),
            .. Values("platform", "platform_type", "CLOUD_API", "ON_PREMISE", "NOT_APPLICABLE", "SOMETHING_NEW"),
            .. Values("name", "name_status", "APPROVED", "AVAILABLE_WITHOUT_REVIEW", "PENDING_REVIEW", "DECLINED",
                "EXPIRED", "NONE"),
            .. Values("code", "code_verification_status", "VERIFIED", "NOT_VERIFIED", "EXPIRED"),
            .. Values("mode", "account_mode", "LIVE", "SANDBOX"),
            .. Values("limit", "whatsapp_business_manager_messaging_limit", "TIER_250", "TIER_1K", "TIER_10K",
                "TIER_100K", "TIER_UNLIMITED"),
            .. Health("LIMITED"),
            .. Health("BLOCKED"),
            new("EAAhealth-none", call => GraphNumber.Good(call, number => number.Remove("health_status"))),
            .. GraphVersions.All,
            new(
                "EAAname-only",
                call => Reply.Json(new JsonObject { ["id"] = call.Id, ["verified_name"] = "Jaspers Market" })),
            new("EAAid-only", call => Reply.Json(new JsonObject { ["id"] = call.Id })),
            new("EAAother-id", call => GraphNumber.Good(call, number => number["id"] = GraphNumber.New)),
            new(
                "EAAlong",
                call =>
                    GraphNumber.Good(
                        call,
                        number =>
                            number["verified_name"] =
                                "Ja\u202espers\r\n\u200bMarket\0 \ud83c\udf38" + new string('x', 5_000))),
            new(
                "EAAecho",
                call =>
                    GraphNumber.Good(
                        call,
                        number =>
                        {
                            number["verified_name"] = $"Shop of {call.Token}";
                            number["name_status"] = call.Token.ToUpperInvariant();
                            number["code_verification_status"] = call.Token.Insert(call.Token.Length / 2, "\u200b");
                        })),
            new("EAAecho-error", call => GraphError.From(400, 999, $"Error validating {call.Token}", type: call.Token)),
            new(
                "EAApaging",
                call =>
                    GraphNumber.Good(
                        call,
                        number =>
                            number["paging"] = new JsonObject
                            {
                                ["next"] = $"{call.Partners.RedirectsTo}v25.0/{call.Id}?access_token={call.Token}",
                            })),
        ];

    private static IEnumerable<Script<GraphCall>> Values(string name, string field, params string[] values) =>
        values.Select(value =>
            new Script<GraphCall>($"EAA{name}-{value}", call => GraphNumber.Good(call, field, value)));

    // By the entity at fault, by a missing payment method, by a note, and without a word why.
    private static IEnumerable<Script<GraphCall>> Health(string how) =>
        [
            .. ((string[])["PHONE_NUMBER", "WABA", "BUSINESS", "APP"]).Select(entity => new Script<GraphCall>(
                $"EAA{how}-{entity}", call => Of(call, GraphHealth.WithError(call.Id, how, entity, code: 141010)))),
            new($"EAA{how}-payment", call => Of(call, GraphHealth.WithError(call.Id, how, "WABA", code: 141006))),
            new($"EAA{how}-info", call => Of(call, GraphHealth.WithInfo(
                call.Id, how, "PHONE_NUMBER", "Your display name has not been approved yet."))),
            new($"EAA{how}-silent", call => Of(call, new JsonObject { ["can_send_message"] = how })),
        ];

    private static Reply Of(GraphCall call, JsonObject health) =>
        GraphNumber.Good(call, number => number["health_status"] = health);

    private static IEnumerable<Script<GraphCall>> Troubles() =>
        [
            new(
                "EAAslow-{n}",
                (call, milliseconds) =>
                    GraphNumber.Good(call) with { Delay = TimeSpan.FromMilliseconds(milliseconds) }),
            new("EAAsilent", Mishaps.Silent),
            new("EAAclosed", Mishaps.Closed),
            new("EAAcut", call => GraphNumber.Good(call) with { IsCut = true }),
            new(
                "EAAonce-500",
                call => call.Partners.IsOddTurn(call.Token) ? GraphError.Outage(2) : GraphNumber.Good(call)),
            new(
                "EAAonce-closed",
                call => call.Partners.IsOddTurn(call.Token) ? Mishaps.Closed : GraphNumber.Good(call)),
            new("EAAonce-cut", call => GraphNumber.Good(call) with { IsCut = call.Partners.IsOddTurn(call.Token) }),
            new("EAAonce-429", call => call.Partners.IsOddTurn(call.Token) ? Mishaps.SlowDown : GraphNumber.Good(call)),
            new("EAAredirect", call => Mishaps.Redirect(call.Partners.RedirectsTo)),
            new("EAAredirect-{n}", (call, status) => Mishaps.Redirect(call.Partners.RedirectsTo, status)),
            new("EAAgood-500", call => GraphNumber.Good(call) with { Status = 500 }),
            new("EAAgood-404", call => GraphNumber.Good(call) with { Status = 404 }),
        ];

    private static IEnumerable<Script<GraphCall>> Garbage() =>
        [
            new("EAAgarbage-html", Mishaps.Html),
            new("EAAgarbage-text", Mishaps.NoJson),
            new("EAAgarbage-truncated", call => Mishaps.Truncated(GraphNumber.Good(call))),
            new(
                "EAAgarbage-types",
                Reply.Text(
                    $$"""{"id":["{{GraphNumber.Jaspers}}"],"verified_name":{},"display_phone_number":1,"quality_rating":false}""")
            ),
            new(
                "EAAgarbage-names",
                call =>
                    Reply.Text(
                        $$$"""{"id":"{{{call.Id}}}","verified_name":{"a":1},"display_phone_number":[],"quality_rating":true}""")
            ),
            new("EAAgarbage-error", Reply.Text($$"""{"id":"{{GraphNumber.Jaspers}}","error":"something"}""")),
            new(
                "EAAgarbage-code",
                Reply.Text("""{"error":{"message":[],"code":{"a":190},"error_subcode":"x"}}""", 400)),
            new("EAAgarbage-surrogate", Reply.Text("""{"\ud800":1,"id":"\udfff","error":{"\ud800":"\ud800"}}""")),
            new("EAAgarbage-array", Mishaps.Array),
            new("EAAgarbage-null", Mishaps.Null),
            new("EAAgarbage-empty", Mishaps.Empty),
            new("EAAgarbage-deep", Mishaps.Deep),
            new("EAAgarbage-utf8", Mishaps.NoUtf8),
            new("EAAgarbage-doubled", Mishaps.Doubled),
            new("EAAgarbage-huge", Mishaps.Huge),
            new("EAAgarbage-bomb", Mishaps.Bomb),
            new(
                "EAAgarbage-utf16",
                call => new Reply(
                    200, Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(GraphNumber.Good(call).Body.Span)))
                {
                    ContentType = "application/json; charset=utf-16",
                }),
        ];
}
