namespace PartnerSite.StandIn.Chotot;

/// <summary>Chợ Tốt's public gateway: the ads of an account.</summary>
internal sealed class Gateway(StandInPartners partners)
{
    public Reply Answer(string method, string path, IQueryCollection query) => (method, path) switch
    {
        ("GET", "/ad-listing") => Listing(query["account_id"].ToString()),
        _ => Reply.Text("""{"message":"no Route matched with those values"}""", 404),
    };

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
