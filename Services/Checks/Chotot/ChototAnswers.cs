using System.Globalization;
using System.Net;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks.Chotot;

/// <summary>
/// What the gateway's answers say about an ID and an OID. It is not documented, so a 200 alone says nothing.
/// </summary>
internal static class ChototAnswers
{
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The profile of an OID; the ID is null when there is none to compare.</summary>
    public static PartnerCheck ReadProfile(PartnerResponse response, string? id, string oid) => response switch
    {
        { IsSlowDown: true } or { IsOutage: true } => NoAnswer(response),
        { Status: HttpStatusCode.OK, Body: { } body } when IsSame(oid, body.Text("account_oid")) =>
            Compare(body, id),
        { Status: HttpStatusCode.OK, Body: { } body } when body.Has("account_oid") =>
            PartnerCheck.CouldNotConfirm("Checks.ChototOtherAccount"),
        _ => PartnerCheck.CouldNotConfirm("Checks.ChototNoProfile"),
    };

    /// <summary>The ads of an ID; the OID is null when there is none to compare.</summary>
    public static PartnerCheck ReadAds(PartnerResponse response, string id, string? oid) => response switch
    {
        { IsSlowDown: true } or { IsOutage: true } => NoAnswer(response),
        { Status: HttpStatusCode.OK, Body: { } body } when body.Objects("ads") is { } ads => ReadAds(ads, id, oid),
        _ => PartnerCheck.CouldNotCheck("Checks.ChototUnreadable"),
    };

    private static PartnerCheck NoAnswer(PartnerResponse response) => PartnerCheck.CouldNotCheck(
        response.IsSlowDown ? "Checks.ChototSlowDown" : "Checks.ChototUnreachable");

    private static PartnerCheck Compare(PartnerJson profile, string? id)
    {
        var found = profile.Text("account_id");

        return id is null || id == found ? Connected(profile, nameField: "full_name")
            : PartnerId.IsNumber(found) ? OidDiffers
            : PartnerCheck.CouldNotConfirm("Checks.ChototNoId");
    }

    private static PartnerCheck ReadAds(IReadOnlyList<PartnerJson> ads, string id, string? oid)
    {
        if (ads.Count == 0)
        {
            return PartnerCheck.CouldNotConfirm("Checks.ChototNothingFound");
        }

        if (ads.Any(ad => ad.Text("account_id") != id))
        {
            return PartnerCheck.CouldNotConfirm("Checks.ChototOtherAccount");
        }

        var found = ads[0].Text("account_oid");

        return oid is null || IsSame(oid, found) ? Connected(ads[0], nameField: "account_name")
            : PartnerId.IsOid(found) ? OidDiffers
            : PartnerCheck.CouldNotConfirm("Checks.ChototNoOid");
    }

    private static PartnerCheck OidDiffers { get; } =
        PartnerCheck.NeedsAttention(new("Checks.ChototOidDiffers"), ChototChecker.OidKey);

    private static bool IsSame(string oid, string? found) => oid.Equals(found, StringComparison.OrdinalIgnoreCase);

    private static PartnerCheck Connected(PartnerJson account, string nameField)
    {
        var name = PartnerText.Clean(account.Text(nameField), secrets: []);
        var details = new Dictionary<string, string>();
        Add(PartnerCheck.AccountName, name);
        Add(PartnerCheck.AccountId, PartnerText.Clean(account.Text("account_id"), secrets: []));
        Add("account_oid", PartnerText.Clean(account.Text("account_oid")?.ToLowerInvariant(), secrets: []));
        Add("member_since", YearOf(account));

        Message message = name is null ? new("Checks.Connected") : new("Checks.ConnectedTo", name);
        return PartnerCheck.Connected(message) with { Details = details };

        void Add(string detail, string? value)
        {
            if (value is not null)
            {
                details[detail] = value;
            }
        }
    }

    private static string? YearOf(PartnerJson account) =>
        (account.Number("start_time") ?? account.Number("create_time")) is > 0 and var seconds && seconds <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).Year.ToString(CultureInfo.InvariantCulture)
            : null;
}
