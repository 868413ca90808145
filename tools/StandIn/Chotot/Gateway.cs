namespace PartnerSite.StandIn.Chotot;

/// <summary>Chợ Tốt's public gateway: the ads of an account, and the profile of an OID.</summary>
internal sealed class Gateway(StandInPartners partners)
{
    public Reply Answer(string method, string path, IQueryCollection query) => (method, path) switch
    {
        ("GET", "/ad-listing") => Listing(query["account_id"].ToString()),
        ("GET", _) when path.StartsWith("/profile/", StringComparison.Ordinal) =>
            Profile(path["/profile/".Length..]),
        _ => Reply.Text("""{"message":"no Route matched with those values"}""", 404),
    };

    private Reply Profile(string oid)
    {
        var call = new GatewayCall(oid, partners);
        return GatewayProfiles.All
            .Select(script => script.TryAnswer(oid, call))
            .FirstOrDefault(reply => reply is not null)
                ?? GatewayProfiles.None;
    }

    // No other parameter filters: like the real gateway, it ignores account_oid.
    private Reply Listing(string id)
    {
        var call = new GatewayCall(id, partners);
        return id.Length == 0
            ? GatewayScripts.Unfiltered
            : GatewayScripts.All.Select(script => script.TryAnswer(id, call)).FirstOrDefault(reply => reply is not null)
                ?? GatewayScripts.None;
    }
}
