namespace PartnerSite.Services.Checks.WhatsApp;

/// <summary>
/// Which fields of a phone number Meta is asked for. A new version of the Graph API may know one of them no more, and
/// refuses all then: the site asks for fewer for an hour, and tells the operator once.
/// </summary>
public sealed class WhatsAppFields(ILogger<WhatsAppFields> logger, TimeProvider? clock = null)
{
    /// <summary>What makes an object a phone number.</summary>
    public const string Least = "id,display_phone_number";

    /// <summary>What every object has.</summary>
    public const string Id = "id";

    private const string Names = $"{Least},verified_name";
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
        Least,
    ];

    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private Kept kept = new(0, DateTimeOffset.MinValue);
    private int warnings;

    /// <summary>The most fields that Meta is known to take.</summary>
    public string Most => Sets[Current];

    /// <summary>What to ask for instead, in turn, when Meta refuses <see cref="Most"/> for its fields.</summary>
    public IEnumerable<string> Fewer => Sets[(Current + 1)..];

    // One odd answer must not make all verdicts poorer for good.
    private int Current => Volatile.Read(ref kept) is var last && clock.GetUtcNow() - last.At < Memory ? last.Set : 0;

    /// <summary>Meta has taken these fields and refused more: for a while no more are asked for.</summary>
    public void Keep(string fields)
    {
        Volatile.Write(ref kept, new(Array.IndexOf(Sets, fields), clock.GetUtcNow()));

        if (Interlocked.Exchange(ref warnings, 1) == 0)
        {
            logger.LogWarning(
                "Meta refuses fields of phone numbers that this site asks for. It asks for fewer, so verdicts say "
                + "less. Set Partners:WhatsApp:ApiVersion to a version that has them. Asked for: {Fields}.",
                fields);
        }
    }

    private sealed record Kept(int Set, DateTimeOffset At);
}
