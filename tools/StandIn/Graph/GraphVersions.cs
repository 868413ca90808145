namespace PartnerSite.StandIn.Graph;

/// <summary>Versions of the Graph API that know fields no more, or by other names.</summary>
internal static class GraphVersions
{
    public static IReadOnlyList<Script<GraphCall>> All { get; } =
    [
        Without("EAAfields-old", "whatsapp_business_manager_messaging_limit"),
        Without("EAAfields-nolimit", "whatsapp_business_manager_messaging_limit", "messaging_limit_tier"),
        Without("EAAfields-basic", "health_status", "platform_type"),
        Without("EAAfields-least", "health_status", "quality_rating"),
    ];

    // A version refuses the whole request for one field.
    private static Script<GraphCall> Without(string name, params string[] fields) => new(name, call =>
        fields.FirstOrDefault(call.Fields.Contains) is { } unknown
            ? GraphError.NoSuchField("WhatsAppBusinessPhoneNumber", unknown)
            : GraphNumber.Good(call, number =>
            {
                if (call.Fields.Contains("messaging_limit_tier"))
                {
                    number["messaging_limit_tier"] = "TIER_250";
                }
            }));
}
