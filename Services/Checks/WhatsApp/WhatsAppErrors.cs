using System.Globalization;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks.WhatsApp;

/// <summary>What Meta's errors mean: by their codes, never by the HTTP status or by their words.</summary>
internal static class WhatsAppErrors
{
    /// <summary>Meta wants to be asked less.</summary>
    public static PartnerCheck SlowDown { get; } = PartnerCheck.CouldNotCheck("Checks.WhatsAppSlowDown");

    /// <summary>No response, or an outage.</summary>
    public static PartnerCheck Unreachable { get; } = PartnerCheck.CouldNotCheck("Checks.WhatsAppUnreachable");

    /// <summary>A response that can't be read.</summary>
    public static PartnerCheck Unreadable { get; } = PartnerCheck.CouldNotCheck("Checks.WhatsAppUnreadable");

    private static readonly PartnerCheck NoAccess = IdAtFault("Checks.WhatsAppNoAccess");
    private static readonly PartnerCheck Permission = TokenAtFault("Checks.WhatsAppPermission");
    private static readonly PartnerCheck Revoked = TokenAtFault("Checks.WhatsAppTokenRevoked");
    private static readonly PartnerCheck Refused = TokenAtFault("Checks.WhatsAppTokenRefused");

    private static readonly PartnerCheck Restricted =
        PartnerCheck.NeedsAttention(new("Checks.WhatsAppRestricted"));

    // Meta's table of errors: from this code to that one, with this subcode or with any; the first that applies.
    private static readonly (int From, int To, int? Subcode, PartnerCheck Check)[] Table =
    [
        (190, 190, 463, TokenAtFault("Checks.WhatsAppTokenExpired")),
        (190, 190, 458, Revoked),
        (190, 190, 460, Revoked),
        (190, 190, 466, Revoked),
        (190, 190, 467, Revoked),
        (190, 190, null, Refused),
        (0, 0, null, Refused),
        (100, 100, 33, NoAccess),
        (803, 803, null, NoAccess),
        (33, 33, null, IdAtFault("Checks.WhatsAppDeleted")),
        (3, 3, null, Permission),
        (10, 10, null, Permission),
        (200, 299, null, Permission),
        (131005, 131005, null, Permission),
        (133000, 133999, null, PartnerCheck.NeedsAttention(new("Checks.WhatsAppNotRegistered"))),
        (368, 368, null, Restricted),
        (130497, 130497, null, Restricted),
        (131031, 131031, null, Restricted),
        (4, 4, null, SlowDown),
        (17, 17, null, SlowDown),
        (32, 32, null, SlowDown),
        (613, 613, null, SlowDown),
        (80007, 80008, null, SlowDown),
        (130429, 130429, null, SlowDown),
        (1, 2, null, Unreachable),
        (131000, 131000, null, Unreachable),
        (131016, 131016, null, Unreachable),
    ];

    /// <summary>
    /// The refusal of a field that is unknown, or of an object that has none of that name; or an app's setting.
    /// </summary>
    public static bool MayBeAboutFields(PartnerResponse response) =>
        response.Body?.Object("error") is { } error
        && (error.Number("code"), error.Number("error_subcode")) is (100, null)
        && !response.IsOutage
        && !IsTransient(error);

    /// <summary>What an error means for a phone number ID and its token, with its codes.</summary>
    public static PartnerCheck Read(PartnerJson error, PartnerResponse response, string id, string token) =>
        MeaningOf(error, response, id, token) with { Details = CodesOf(error, token) };

    private static PartnerCheck MeaningOf(PartnerJson error, PartnerResponse response, string id, string token)
    {
        var code = error.Number("code");
        var subcode = error.Number("error_subcode");
        var known = Array.Find(Table, row =>
            code >= row.From && code <= row.To && (row.Subcode is null || row.Subcode == subcode)).Check;

        return known switch
        {
            _ when known == NoAccess && PartnerId.LooksLikePhone(id) => IdAtFault("Checks.WhatsAppNoAccessPhone"),
            { IsVerdict: true } when IsTransient(error) => Unreachable,
            not null => known,
            _ when MayBeAboutFields(response) => PartnerCheck.NeedsAttention(new("Checks.WhatsAppAppSecret")),
            _ when response.IsSlowDown => SlowDown,
            _ when response.IsOutage || IsTransient(error) => Unreachable,
            _ when code is not null => Unknown(code.Value, PartnerText.Clean(error.Text("fbtrace_id"), [token])),
            _ => Unreadable,
        };
    }

    private static bool IsTransient(PartnerJson error) => error.IsTrue("is_transient");

    private static PartnerCheck TokenAtFault(string message) =>
        PartnerCheck.NeedsAttention(new(message), WhatsAppChecker.TokenKey);

    private static PartnerCheck IdAtFault(string message) =>
        PartnerCheck.NeedsAttention(new(message), WhatsAppChecker.IdKey);

    private static PartnerCheck Unknown(long code, string? trace) =>
        PartnerCheck.Doubt(trace is null
            ? new Message("Checks.WhatsAppUnknownError", $"{code}")
            : new Message("Checks.WhatsAppUnknownErrorTrace", $"{code}", trace));

    private static Dictionary<string, string> CodesOf(PartnerJson error, string token)
    {
        (string Name, string? Value)[] codes =
        [
            (PartnerCheck.ErrorCode, error.Number("code")?.ToString(CultureInfo.InvariantCulture)),
            (PartnerCheck.ErrorSubcode, error.Number("error_subcode")?.ToString(CultureInfo.InvariantCulture)),
            (PartnerCheck.ErrorTrace, PartnerText.Clean(error.Text("fbtrace_id"), [token])),
        ];

        return codes.Where(code => code.Value is not null).ToDictionary(code => code.Name, code => code.Value!);
    }
}
