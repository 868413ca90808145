using System.Globalization;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Checks;

/// <summary>What Meta's errors mean: by their codes, never by the HTTP status or by their words.</summary>
internal static class WhatsAppErrors
{
    /// <summary>Meta wants to be asked less.</summary>
    public static Verdict SlowDown { get; } = CouldNotCheck(new("Checks.WhatsAppSlowDown"));

    /// <summary>No answer, or an outage.</summary>
    public static Verdict Unreachable { get; } = CouldNotCheck(new("Checks.WhatsAppUnreachable"));

    /// <summary>An answer that says nothing.</summary>
    public static Verdict Unreadable { get; } = CouldNotCheck(new("Checks.WhatsAppUnreadable"));

    /// <summary>What this error means for the pair with this id.</summary>
    public static Verdict Read(PartnerJson error, PartnerAnswer answer, string id) => (error.Number("code"), error.Number("error_subcode")) switch
    {
        (190, 463) => OfToken(new("Checks.WhatsAppTokenExpired")),
        (190, 458 or 460 or 466 or 467) => OfToken(new("Checks.WhatsAppTokenRevoked")),
        (190, _) => OfToken(new("Checks.WhatsAppTokenRefused")),
        (100, 33) or (803, _) => OfId(id),
        (100, null) => NeedsAttention(new("Checks.WhatsAppAppSecret")),
        (200 or 10 or 3, _) => OfToken(new("Checks.WhatsAppPermission")),
        (368 or 131031, _) => NeedsAttention(new("Checks.WhatsAppRestricted")),
        (4 or 17 or 80007, _) => SlowDown,
        (1 or 2, _) => Unreachable,
        _ when answer.IsSlowDown => SlowDown,
        _ when answer.IsOutage || error.IsTrue("is_transient") => Unreachable,
        ({ } code, _) => CouldNotCheck(new("Checks.WhatsAppUnknownError")) with { Details = new Dictionary<string, string> { ["error_code"] = code.ToString(CultureInfo.InvariantCulture) } },
        _ => Unreadable,
    };

    private static Verdict OfToken(Message message) => NeedsAttention(message) with { Field = WhatsAppChecker.TokenKey };

    private static Verdict OfId(string id) =>
        NeedsAttention(new(PartnerId.LooksLikePhone(id) ? "Checks.WhatsAppNoAccessPhone" : "Checks.WhatsAppNoAccess")) with { Field = WhatsAppChecker.IdKey };

    private static Verdict NeedsAttention(Message message) => new(VerdictState.NeedsAttention, message);

    private static Verdict CouldNotCheck(Message message) => new(VerdictState.CouldNotCheck, message);
}
