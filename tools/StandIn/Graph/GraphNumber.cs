using System.Text.Json.Nodes;

namespace PartnerSite.StandIn.Graph;

/// <summary>The phone numbers that exist.</summary>
internal static class GraphNumber
{
    /// <summary>Jasper's Market, of Meta's own examples.</summary>
    public const string Jaspers = "106853218861309";

    /// <summary>A new number, which has no messages yet.</summary>
    public const string New = "104427009999001";

    /// <summary>The id of a business account, which people enter instead of its phone number's.</summary>
    public const string BusinessAccount = "102290129340398";

    public static IReadOnlyList<Script<GraphCall>> Scripts { get; } =
    [
        new(Jaspers, call => Good(call)),
        new(New, call => Good(call, number =>
        {
            number["verified_name"] = "Tiệm Hoa Lan";
            number["display_phone_number"] = "+84 24 3999 0001";
            number["quality_rating"] = "UNKNOWN";
            number["name_status"] = "PENDING_REVIEW";
            number["code_verification_status"] = "NOT_VERIFIED";
        })),
        new(BusinessAccount, call => call.Fields is ["id"]
            ? Reply.Json(new JsonObject { ["id"] = call.Id })
            : GraphError.NoSuchField("WhatsAppBusinessAccount")),
    ];

    /// <summary>A number that differs in one field.</summary>
    public static Reply Good(GraphCall call, string field, string value) =>
        Good(call, number =>
        {
            if (call.Fields.Count == 0 || call.Fields.Contains(field))
            {
                number[field] = value;
            }
        });

    /// <summary>The fields that were asked for, of a number that the token sees.</summary>
    public static Reply Good(GraphCall call, Action<JsonObject>? change = null)
    {
        var number = new JsonObject
        {
            ["id"] = call.Id,
            ["display_phone_number"] = "+84 90 123 45 67",
            ["verified_name"] = "Jaspers Market",
            ["quality_rating"] = "GREEN",
            ["name_status"] = "APPROVED",
            ["code_verification_status"] = "VERIFIED",
            ["status"] = "CONNECTED",
            ["platform_type"] = "CLOUD_API",
            ["account_mode"] = "LIVE",
            ["whatsapp_business_manager_messaging_limit"] = "TIER_1K",
            ["health_status"] = GraphHealth.Available(call.Id),
        };

        var unwanted = number
            .Select(member => member.Key)
            .Where(field => call.Fields.Count > 0 && field != "id" && !call.Fields.Contains(field))
            .ToArray();

        foreach (var field in unwanted)
        {
            number.Remove(field);
        }

        change?.Invoke(number);
        return Reply.Json(number);
    }
}
