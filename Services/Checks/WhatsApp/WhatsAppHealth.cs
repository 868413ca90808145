namespace PartnerSite.Services.Checks.WhatsApp;

/// <summary>Why a number can't send, or only with limits, as Meta's <c>health_status</c> says.</summary>
internal static class WhatsAppHealth
{
    // Those that the site has words for; Meta explains all others itself, in English.
    private static readonly string[] KnownErrors = ["141006"];

    /// <summary>
    /// The details, after what is at fault, as <c>blocked_entity</c> or <c>limited_entity</c>, and why, as
    /// <c>…_by</c>: a number that is known, or Meta's own words.
    /// </summary>
    public static Dictionary<string, string> WithReason(
        Dictionary<string, string> details, string how, PartnerJson health, string token)
    {
        var all = new Dictionary<string, string>();
        var wanted = how.ToUpperInvariant();
        var entity = health.Objects("entities")?.FirstOrDefault(one => one.Text("can_send_message") == wanted);

        if (PartnerText.Clean(entity?.Text("entity_type"), [token]) is { } type)
        {
            all[$"{how}_entity"] = type;
        }

        if (entity is not null && ReasonOf(entity, token) is { } reason)
        {
            all[$"{how}_by"] = reason;
        }

        foreach (var (name, value) in details)
        {
            all[name] = value;
        }

        return all;
    }

    private static string? ReasonOf(PartnerJson entity, string token)
    {
        if (entity.Objects("errors") is not [var error, ..])
        {
            return entity.Texts("additional_info") is [var info, ..] ? PartnerText.Clean(info, [token]) : null;
        }

        if (error.Text("error_code") is { } code && KnownErrors.Contains(code))
        {
            return code;
        }

        return PartnerText.Clean($"{error.Text("error_description")} {error.Text("possible_solution")}", [token]);
    }
}
