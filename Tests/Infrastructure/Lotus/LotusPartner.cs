using PartnerSite.Data;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Tests.Infrastructure.Lotus;

/// <summary>The invented partner of docs/adding-a-partner.md: its entry in the catalog.</summary>
internal static class LotusPartner
{
    public static Partner Entry { get; } =
        new Partner("lotus", "Lotus Pay",
        [
            new("lotus_merchant", "Merchant number")
            {
                Required = true,
                Hint = "The number of your shop at Lotus Pay, 8 digits.",
                Guide = new(
                    new GuideStep("Open [your bills] at Lotus Pay.", "https://lotus.example/bills"),
                    new GuideStep("Open any bill. The number is at the top right.")
                    {
                        Drawing = new(
                            "/guides/lotus-merchant.svg", 120, "A bill. The number at its top right is marked."),
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
                Example = "lp_example",
                Format = ValueFormat.Token,
            },
        ])
        {
            Purpose = "Take payments by QR code.",
            Needs = new(new GuideStep("A shop at [Lotus Pay] that may take payments.", "https://lotus.example/")),
            Mark = "/marks/lotus.svg",
        };
}
