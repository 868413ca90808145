using System.Text.Json.Nodes;

namespace PartnerSite.StandIn.Chotot;

/// <summary>The profiles that exist, and OIDs that have another answer.</summary>
internal static class GatewayProfiles
{
    // 12 May 2019.
    private const long Since = 1557619200;

    public static IReadOnlyList<Script<GatewayCall>> All { get; } =
    [
        new("3cc4f7b9c2743c61b5f60c6f62063743", call => Profile(call.AccountId, 85558138)),
        new("00000000000000000000000000000e01", call => Profile(call.AccountId, 10000901, "Tiệm Bánh Mai")),
        new("00000000000000000000000000000302", call => Mishaps.Redirect(call.Partners.RedirectsTo)),
        new("00000000000000000000000000000429", Mishaps.SlowDown),
        new("00000000000000000000000000000503", Mishaps.Unavailable),
        new("00000000000000000000000000000601", Mishaps.Html),
        new("00000000000000000000000000000605", Mishaps.Empty),
        new("00000000000000000000000000000606", Mishaps.Huge),
        new("00000000000000000000000000000701", Profile("0123456789abcdef0123456789abcdef", 20111222)),
        new("00000000000000000000000000000702", Reply.Json(new JsonObject { ["full_name"] = "Tiệm Hoa Lan" })),
        new("00000000000000000000000000000703", call => Reply.Json(new JsonObject
        {
            ["account_oid"] = call.AccountId.ToUpperInvariant(),
            ["full_name"] = "Tiệm\u202e Hoa\r\n Lan\u200b",
            ["start_time"] = "a while ago",
        })),
        new("00000000000000000000000000000704", call => Reply.Json(new JsonObject
        {
            ["account_oid"] = call.AccountId,
            ["account_id"] = "85558138",
            ["create_time"] = $"{Since}",
        })),
    ];

    /// <summary>Nobody with this OID.</summary>
    public static Reply None { get; } = Reply.Text("""{"message":"account not found"}""", 404);

    private static Reply Profile(string oid, long id, string name = "Tiệm Hoa Lan") => Reply.Json(new JsonObject
    {
        ["account_id"] = id,
        ["account_oid"] = oid,
        ["full_name"] = name,
        ["avatar"] = "https://cdn.chotot.com/uac2/1.jpg",
        ["address"] = "Quận 3, TP. Hồ Chí Minh",
        ["phone"] = "0901234567",
        ["email_verified"] = true,
        ["is_active"] = true,
        ["start_time"] = Since,
        ["create_time"] = Since - 86_400,
    });
}
