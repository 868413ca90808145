namespace PartnerSite.Services.Partners.Catalog;

/// <summary>Chợ Tốt. Sources: shops' pages and listings on chotot.com, which link to their seller's page.</summary>
internal static class ChototPartner
{
    /// <summary>What somebody needs before connecting Chợ Tốt.</summary>
    private static Guide Needs { get; } = new(
        new("An account at [Chợ Tốt], the one you sell with.", "https://www.chotot.com/"),
        new("A listing that buyers can see. It leads to your seller page."));

    /// <summary>Where the Chợ Tốt ID is.</summary>
    private static Guide IdGuide { get; } = new(
        new("Ask [Chợ Tốt's support] for the ID of your account.", "https://trogiup.chotot.com/"),
        new("Don't have it? Leave this field blank. The OID below is enough."));

    /// <summary>Where the Chợ Tốt OID is.</summary>
    private static Guide OidGuide { get; } = new(
        new("Open [chotot.com], then one of your listings.", "https://www.chotot.com/"),
        new("Select the seller's name. Your seller page opens."),
        new("Copy the whole address of that page and paste it here. We take the OID out of it, the part after “user/”.")
        {
            Drawing = new(
                "/guides/chotot-oid.svg",
                112,
                "A browser with your seller page. In its address, the OID after “user/” is marked."),
        });

    /// <summary>Its entry.</summary>
    public static Partner Entry { get; } = new("chotot", "Chợ Tốt",
    [
        new("chotot_id", "Chợ Tốt ID")
        {
            Hint = "The number of your Chợ Tốt account, usually 7 or 8 digits.",
            Guide = IdGuide,
            Example = "85558138",
            Format = ValueFormat.Number,
            Pasted = [PasteRule.Quotes],
            FormatHints =
            [
                new(
                    "oid",
                    "^(?:[!-~]*/user/)?[0-9a-fA-F]{32}(?:[/?#][!-~]*)?$",
                    "This looks like the OID. Enter it in the field below."),
                new(
                    "length",
                    "^(?![0-9]{6,9}$)",
                    "An ID usually has 7 or 8 digits and nothing else. Make sure you copied all of it."),
            ],
        },
        new("chotot_oid", "Chợ Tốt OID")
        {
            Hint = "The 32 characters at the end of your seller page's address.",
            Guide = OidGuide,
            Example = "3cc4f7b9c2743c61b5f60c6f62063743",
            Format = ValueFormat.Hex32,
            Pasted =
            [
                PasteRule.Quotes,
                new(
                    "shop",
                    @"^(?:[Hh][Tt]{2}[Pp][Ss]?://)?(?:[A-Za-z0-9-]+\.)*[Cc][Hh][Oo][Tt][Oo][Tt]\.[Cc][Oo][Mm]/user/([0-9a-fA-F]{32})(?:[/?#][\s\S]*)?$",
                    "We took the OID out of the address: {0}"),
            ],
            FormatHints =
            [
                new(
                    "listing",
                    "^(?![!-~]*/user/)[!-~]*[Cc]hotot[.]com",
                    "This is the address of another page. Open one of your listings, select the seller's name, and copy the address of that page."),
                new(
                    "address",
                    "/",
                    "This looks like the whole address. The OID is only the 32 characters after “user/”."),
                new("id", "^[0-9]{6,9}$", "This looks like the Chợ Tốt ID. Enter it in the field above."),
                new(
                    "length",
                    ValueFormat.Hex32.OtherPattern,
                    "An OID usually has 32 characters, 0–9 and a–f. Make sure you copied all of it."),
            ],
        },
    ])
    {
        Purpose = "Connect your shop on Chợ Tốt.",
        Question = "Is this your shop?",
        Works = "Your shop is confirmed and connected.",
        Needs = Needs,
        Hosts = ["www.chotot.com", "trogiup.chotot.com"],
        Sample = new(
            "Connected: Tiệm Hoa Lan. Member since May 2019.",
            new Dictionary<string, string>
            {
                ["account_name"] = "Tiệm Hoa Lan",
                ["account_oid"] = "3cc4f7b9c2743c61b5f60c6f62063743",
            }),
        Mark = "/marks/chotot.svg",
    };
}
