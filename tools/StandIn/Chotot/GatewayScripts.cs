using System.Globalization;
using System.Text.Json.Nodes;

namespace PartnerSite.StandIn.Chotot;

/// <summary>The accounts that exist, and ids that have another answer.</summary>
internal static class GatewayScripts
{
    private const string Shop = "85558138";
    private const string ShopOid = "3cc4f7b9c2743c61b5f60c6f62063743";
    private const string OtherOid = "0123456789abcdef0123456789abcdef";

    // Of shops whose profile the gateway does not show.
    private const string HiddenOid = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    public static IReadOnlyList<Script<GatewayCall>> All { get; } =
    [
        new(Shop, Ads(Row(Shop, ShopOid))),
        new("10000302", call => Mishaps.Redirect(call.Partners.RedirectsTo)),
        new("10000429", Mishaps.SlowDown),
        new("10000500", Reply.Text("""{"message":"An unexpected error occurred"}""", 500)),
        new("10000503", Mishaps.Unavailable),
        new("10000601", Mishaps.Html),
        new("10000602", Mishaps.Truncated(Ads(Row("10000602")))),
        new("10000603", Reply.Text("""{"ads":{"account_id":10000603}}""")),
        new("10000604", Mishaps.Array),
        new("10000605", Mishaps.Empty),
        new("10000606", Mishaps.Huge),
        new("10000607", Mishaps.Bomb),
        new("10000608", Reply.Text("""{"ads":[1,"x"]}""")),
        new("10000609", Reply.Text("""{"message":"ok"}""")),
        new("10000701", Ads(Row(Shop, ShopOid))),
        new("10000702", Ads(Row("10000702", OtherOid))),
        new(
            "10000703",
            Ads(
                new JsonObject
                {
                    ["account_id"] = "10000703",
                    ["account_oid"] = HiddenOid.ToUpperInvariant(),
                    ["account_name"] = "Tiệm\u202e Hoa\r\n Lan\u200b",
                })),
        new("10000704", Ads(new JsonObject { ["account_id"] = 10000704 })),
        new("10000705", Ads(Row("10000705")) with { Status = 500 }),
        new("10000706", Ads(Row("10000706"), Row(Shop))),
        new("10000801", Mishaps.Silent),
        new("10000802", Ads(Row("10000802")) with { Delay = TimeSpan.FromMilliseconds(300) }),
        new("10000803", Ads(Row("10000803")) with { IsCut = true }),
        new("10000804", call => call.Partners.IsOddTurn(call.AccountId) ? Mishaps.Unavailable : Ads(Row("10000804"))),
    ];

    /// <summary>Anybody's ads: the answer without a filter.</summary>
    public static Reply Unfiltered { get; } = Ads(Row("20111222", OtherOid));

    /// <summary>A shop without ads, or no shop.</summary>
    public static Reply None { get; } = Reply.Text("""{"ads":[]}""");

    private static Reply Ads(params JsonNode[] rows) =>
        Reply.Json(new JsonObject { ["ads"] = new JsonArray(rows), ["total"] = rows.Length });

    private static JsonObject Row(string id, string oid = HiddenOid) => new()
    {
        ["account_id"] = long.Parse(id, CultureInfo.InvariantCulture),
        ["account_oid"] = oid,
        ["account_name"] = "Tiệm Hoa Lan",
        ["list_id"] = 134397861,
        ["price"] = 1000000,
    };
}
