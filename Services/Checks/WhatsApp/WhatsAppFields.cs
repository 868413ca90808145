namespace PartnerSite.Services.Checks.WhatsApp;

/// <summary>
/// Which fields of a phone number Meta is asked for. A new version of the Graph API may know one of them no more, and
/// refuses all then: the site asks for fewer, and tells the operator once.
/// </summary>
public sealed class WhatsAppFields(ILogger<WhatsAppFields> logger)
{
    private const string Names = "id,display_phone_number,verified_name";
    private const string Basic = $"{Names},quality_rating,code_verification_status,name_status";
    private const string Work = $"{Basic},status,platform_type,account_mode,health_status";

    // From the most that is of use to the least: newer versions have the limit under another name.
    private static readonly string[] Sets =
    [
        $"{Work},whatsapp_business_manager_messaging_limit",
        $"{Work},messaging_limit_tier",
        Work,
        Basic,
        Names,
    ];

    private volatile int current;

    /// <summary>What makes an object a phone number.</summary>
    public const string Least = "id,display_phone_number";

    /// <summary>What every object has.</summary>
    public const string Id = "id";

    /// <summary>The most fields that Meta is known to take.</summary>
    public string Most => Sets[current];

    /// <summary>What to ask for instead, in turn, when Meta refuses <see cref="Most"/> for its fields.</summary>
    public IEnumerable<string> Fewer => Sets[(current + 1)..];

    /// <summary>Meta has taken these fields and refused more: from now on no more are asked for.</summary>
    public void Keep(string fields)
    {
        var kept = Array.IndexOf(Sets, fields);

        if (kept > current)
        {
            current = kept;
            logger.LogWarning(
                "Meta refuses fields of phone numbers that this site asks for. It asks for fewer from now on, so "
                + "verdicts say less. Set Partners:WhatsApp:ApiVersion to a version that has them. Asked for: {Fields}.",
                fields);
        }
    }
}
