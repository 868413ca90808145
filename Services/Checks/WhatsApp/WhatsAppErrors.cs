using System.Globalization;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks.WhatsApp;

/// <summary>What Meta's errors mean: by their codes, never by the HTTP status or by their words.</summary>
internal static class WhatsAppErrors
{
    /// <summary>Meta wants to be asked less.</summary>
    public static PartnerCheck SlowDown { get; } = PartnerCheck.CouldNotCheck(new("Checks.WhatsAppSlowDown"));

    /// <summary>No response, or an outage.</summary>
    public static PartnerCheck Unreachable { get; } = PartnerCheck.CouldNotCheck(new("Checks.WhatsAppUnreachable"));

    /// <summary>A response that can't be read.</summary>
    public static PartnerCheck Unreadable { get; } = PartnerCheck.CouldNotCheck(new("Checks.WhatsAppUnreadable"));

    /// <summary>What an error means for a phone number ID and its token.</summary>
    public static PartnerCheck Read(PartnerJson error, PartnerResponse response, string id) =>
        (error.Number("code"), error.Number("error_subcode")) switch
        {
            (190, 463) => TokenAtFault(new("Checks.WhatsAppTokenExpired")),
            (190, 458 or 460 or 466 or 467) => TokenAtFault(new("Checks.WhatsAppTokenRevoked")),
            (190, _) => TokenAtFault(new("Checks.WhatsAppTokenRefused")),
            (100, 33) or (803, _) => IdAtFault(id),
            (100, null) => PartnerCheck.NeedsAttention(new("Checks.WhatsAppAppSecret")),
            (200 or 10 or 3, _) => TokenAtFault(new("Checks.WhatsAppPermission")),
            (368 or 131031, _) => PartnerCheck.NeedsAttention(new("Checks.WhatsAppRestricted")),
            (4 or 17 or 80007, _) => SlowDown,
            (1 or 2, _) => Unreachable,
            _ when response.IsSlowDown => SlowDown,
            _ when response.IsOutage || error.IsTrue("is_transient") => Unreachable,
            ({ } code, _) => Unknown(code),
            _ => Unreadable,
        };

    private static PartnerCheck TokenAtFault(Message message) =>
        PartnerCheck.NeedsAttention(message, WhatsAppChecker.TokenKey);

    private static PartnerCheck IdAtFault(string id)
    {
        var message = PartnerId.LooksLikePhone(id) ? "Checks.WhatsAppNoAccessPhone" : "Checks.WhatsAppNoAccess";
        return PartnerCheck.NeedsAttention(new(message), WhatsAppChecker.IdKey);
    }

    private static PartnerCheck Unknown(long code) =>
        PartnerCheck.CouldNotCheck(new("Checks.WhatsAppUnknownError")) with
        {
            Details = new Dictionary<string, string> { ["error_code"] = code.ToString(CultureInfo.InvariantCulture) },
        };
}
