using System.Text.Json.Nodes;

namespace PartnerSite.StandIn.Graph;

/// <summary>Whether a number can send, as <c>health_status</c> says: for the number and all that it hangs on.</summary>
internal static class GraphHealth
{
    private static readonly string[] Entities = ["PHONE_NUMBER", "WABA", "BUSINESS", "APP"];

    public static JsonObject Available(string id) => From(id, "AVAILABLE", entity: null);

    /// <summary>One entity has an error.</summary>
    public static JsonObject WithError(string id, string how, string entity, int code) =>
        From(id, how, entity, new JsonObject
        {
            ["error_code"] = code,
            ["error_description"] = code == 141006
                ? "There is an error with the payment method. This will block business initiated conversations."
                : "The phone number has a low quality rating.",
            ["possible_solution"] = code == 141006
                ? "There was an error with your payment method. Please add a new payment method to the account."
                : "Send fewer messages to people who did not ask for them.",
        });

    /// <summary>An entity has no error, but a note.</summary>
    public static JsonObject WithInfo(string id, string how, string entity, string info)
    {
        var health = From(id, how, entity);
        var one = health["entities"]!.AsArray().Single(one => (string)one!["entity_type"]! == entity)!;
        one["additional_info"] = new JsonArray(JsonValue.Create(info));
        return health;
    }

    private static JsonObject From(string id, string how, string? entity, JsonObject? error = null)
    {
        var entities = Entities.Select(type =>
        {
            var one = new JsonObject
            {
                ["entity_type"] = type,
                ["id"] = id,
                ["can_send_message"] = type == entity ? how : "AVAILABLE",
            };

            if (type == entity && error is not null)
            {
                one["errors"] = new JsonArray(error);
            }

            return (JsonNode)one;
        });

        return new() { ["can_send_message"] = how, ["entities"] = new JsonArray([.. entities]) };
    }
}
