using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks.WhatsApp;

/// <summary>
/// What Meta says about a phone number that the token can see. It is connected when it can send, not when it can be
/// read. Every value is an open text: one that is not known says nothing.
/// </summary>
internal static class WhatsAppNumber
{
    private const string Name = "verified_name";
    private const string Number = "display_phone_number";

    private static readonly string[] Details =
    [
        Name,
        Number,
        "status",
        "platform_type",
        "account_mode",
        "name_status",
        "code_verification_status",
        "quality_rating",
        "messaging_limit_tier",
    ];

    // What keeps a number from sending, the first that applies.
    private static readonly (string Field, string[] Values, string Message, string? Key)[] Blocks =
    [
        ("status", ["BANNED"], "Checks.WhatsAppBanned", null),
        ("status", ["DELETED"], "Checks.WhatsAppDeleted", WhatsAppChecker.IdKey),
        ("status", ["MIGRATED"], "Checks.WhatsAppMigrated", WhatsAppChecker.IdKey),
        ("status", ["PENDING", "UNVERIFIED", "DISCONNECTED"], "Checks.WhatsAppNotRegistered", null),
        ("platform_type", ["NOT_APPLICABLE"], "Checks.WhatsAppNotRegistered", null),
        ("platform_type", ["ON_PREMISE"], "Checks.WhatsAppOnPremise", null),
    ];

    // What limits it, but leaves it sending.
    private static readonly (string Field, string[] Values)[] Limits =
    [
        ("status", ["RESTRICTED", "FLAGGED", "RATE_LIMITED"]),
        ("name_status", ["DECLINED", "EXPIRED"]),
        ("code_verification_status", ["NOT_VERIFIED", "EXPIRED"]),
        ("account_mode", ["SANDBOX"]),
    ];

    /// <summary>The verdict on a number, or on an object that is none.</summary>
    public static PartnerCheck Read(PartnerJson number, string token)
    {
        if (!number.Has(Number))
        {
            return PartnerCheck.NeedsAttention(new("Checks.WhatsAppOtherObject"), WhatsAppChecker.IdKey);
        }

        var details = PartnerText.Clean(number, Details, [token]);

        details[PartnerCheck.AccountId] = number.Text("id")!;

        if (details.TryGetValue(Name, out var name))
        {
            details[PartnerCheck.AccountName] = name;
        }

        if (NewLimitOf(number, token) is { } limit)
        {
            details["messaging_limit_tier"] = limit;
        }

        var health = number.Object("health_status");
        var block = Array.Find(Blocks, block => Has(block.Field, block.Values));

        if (block.Message is not null)
        {
            return PartnerCheck.NeedsAttention(new(block.Message), block.Key) with { Details = details };
        }

        if (health?.Text("can_send_message") == "BLOCKED")
        {
            return PartnerCheck.NeedsAttention(new("Checks.WhatsAppBlocked")) with
            {
                Details = WhatsAppHealth.WithReason(details, "blocked", health, token),
            };
        }

        if (health?.Text("can_send_message") == "LIMITED")
        {
            details = WhatsAppHealth.WithReason(details, "limited", health, token);
            details.TryAdd("limited_by", "UNKNOWN");
            details[PartnerCheck.Limited] = "true";
        }
        else if (Limits.Any(limited => Has(limited.Field, limited.Values)))
        {
            details[PartnerCheck.Limited] = "true";
        }

        return PartnerCheck.Connected(MessageFrom(details)) with { Details = details };

        bool Has(string field, string[] values) =>
            details.TryGetValue(field, out var value) && values.Contains(value);
    }

    // A text in some versions, an object in others.
    private static string? NewLimitOf(PartnerJson number, string token)
    {
        const string Field = "whatsapp_business_manager_messaging_limit";
        var limit = number.Text(Field) ?? number.Object(Field)?.Text("current_limit");
        return PartnerText.Clean(limit, [token]);
    }

    private static Message MessageFrom(Dictionary<string, string> details)
    {
        string[] known = [.. ((string[])[Name, Number]).Select(details.GetValueOrDefault).OfType<string>()];
        return known switch
        {
            [var account, var number] => new("Checks.WhatsAppConnected", account, number),
            [var one] => new("Checks.ConnectedTo", one),
            _ => new("Checks.Connected"),
        };
    }
}
