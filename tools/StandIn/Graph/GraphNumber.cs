using System.Text.Json.Nodes;

namespace PartnerSite.StandIn.Graph;

/// <summary>The phone numbers that exist.</summary>
internal static class GraphNumber
{
    /// <summary>Jasper's Market, of Meta's own examples.</summary>
    public const string Jaspers = "106853218861309";

    /// <summary>A number that nobody wrote to yet.</summary>
    public const string New = "104427009999001";

    /// <summary>No phone number, but the account that has them: what people enter in its place.</summary>
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
        new(BusinessAccount, GraphError.NoSuchField("WhatsAppBusinessAccount")),
    ];

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
        };

        foreach (
            var field in number
                .Select(member => member.Key)
                .Where(field => call.Fields.Count > 0 && field != "id" && !call.Fields.Contains(field))
                .ToArray())
        {
            number.Remove(field);
        }

        change?.Invoke(number);
        return Reply.Json(number);
    }
}
