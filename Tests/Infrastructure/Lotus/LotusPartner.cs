using PartnerSite.Data;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Tests.Infrastructure.Lotus;

/// <summary>The invented partner of docs/adding-a-partner.md: its entry in the catalog.</summary>
internal static class LotusPartner
{
    private const string Developers = "https://lotus.example/developers";

    public static Partner Entry { get; } = new("lotus", "Lotus Pay",
    [
        new("lotus_merchant", "Merchant number")
        {
            Required = true,
            Hint = "The number of your shop at Lotus Pay, 8 digits.",
            Guide = new(
                new GuideStep("Open [your bills] at Lotus Pay.", "https://lotus.example/bills"),
                new GuideStep("Open any bill. The number is at the top right.")
                {
                    Drawing = new("/guides/lotus-merchant.svg", 120, "A bill. The number at its top right is marked."),
                }),
            Example = "40012345",
            Format = ValueFormat.Number,
            Pasted =
            [
                PasteRule.Quotes,
                new("bill", "^Merchant no[.:]* *([0-9]+)$", "We took the number out of the line: {0}"),
            ],
            FormatHints = [new("length", "^(?![0-9]{8}$)", "A merchant number usually has 8 digits.")],
        },
        new("lotus_secret", "Signing secret", AttributeTags.Sensitive)
        {
            Required = true,
            Hint = "We encrypt it and never show it again.",
            Guide = new(new GuideStep("Open [Developers] and select “New secret”.", Developers)),
            Example = "lp_example",
            Format = ValueFormat.Token,
            FormatHints = [new("start", "^(?!lp_)", "A signing secret usually starts with lp_.")],
        },
        new("lotus_secret_expires_on", "Secret expires on")
        {
            Expires = "lotus_secret",
            Hint = "The day that Lotus Pay shows beside the secret.",
            Example = "2027-01-31",
        },
    ])
    {
        Purpose = "Take payments by QR code.",
        Question = "Is this your shop?",
        Works = "Your shop can take payments.",
        Needs = new(new GuideStep("A shop at [Lotus Pay] that may take payments.", "https://lotus.example/")),
        Hosts = ["lotus.example"],
        Places = [new("Shop", "Open your shop at Lotus Pay", new("https://lotus.example/shop"))],
        Codes = ["shop_state"],
        Sample = new(
            "Connected: Lotus of Hue.",
            new Dictionary<string, string> { ["account_id"] = "40012345", ["account_name"] = "Lotus of Hue" }),
        Mark = "/marks/lotus.svg",
    };
}
