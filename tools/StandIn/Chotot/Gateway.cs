namespace PartnerSite.StandIn.Chotot;

/// <summary>Chợ Tốt's public gateway: the ads of an account, and the profile of an OID.</summary>
internal sealed class Gateway : IStandIn
{
    public string Partner => "chotot";

    public string Setting => "Partners:Chotot:BaseAddress";

    public string Path => "/v1/public";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Scripts { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["chotot_id"] = [.. GatewayScripts.All.Select(script => script.Name)],
            ["chotot_oid"] = [.. GatewayProfiles.All.Select(script => script.Name)],
        };

    public string WhatToTry => """
        Chợ Tốt    ID 85558138             connected: Tiệm Hoa Lan
                     with the OID 3cc4f7b9c2743c61b5f60c6f62063743 or without; with any other, refused
                   ID 10000503             Chợ Tốt has an outage
        """;

    public Reply Answer(StandInCall asked) => (asked.Request.Method, asked.Path) switch
    {
        ("GET", "/ad-listing") => Listing(asked.Query["account_id"].ToString(), asked.Partners),
        ("GET", var path) when path.StartsWith("/profile/", StringComparison.Ordinal) =>
            Profile(path["/profile/".Length..], asked.Partners),
        _ => Reply.Text("""{"message":"no Route matched with those values"}""", 404),
    };

    private static Reply Profile(string oid, StandInPartners partners)
    {
        var call = new GatewayCall(oid, partners);
        return GatewayProfiles.All
            .Select(script => script.TryAnswer(oid, call))
            .FirstOrDefault(reply => reply is not null)
                ?? GatewayProfiles.None;
    }

    // No other parameter filters: like the real gateway, it ignores account_oid.
    private static Reply Listing(string id, StandInPartners partners)
    {
        var call = new GatewayCall(id, partners);
        return id.Length == 0
            ? GatewayScripts.Unfiltered
            : GatewayScripts.All.Select(script => script.TryAnswer(id, call)).FirstOrDefault(reply => reply is not null)
                ?? GatewayScripts.None;
    }
}
