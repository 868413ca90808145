using PartnerSite.Data;

namespace PartnerSite.Services.Partners.Catalog;

public sealed partial class PartnerCatalog
{
    // Sources: Meta's documentation of the Cloud API and of system users; shops' pages on chotot.com. Guides are in
    // SiteGuides, other languages in Resources/Catalog.

    /// <summary>The partners of this site.</summary>
    public static PartnerCatalog Default { get; } =
        new(
            new Partner(
                "chotot",
                "Chợ Tốt",
                [
                    new("chotot_id", "Chợ Tốt ID")
                    {
                        Hint = "The number of your Chợ Tốt account, usually 7 or 8 digits.",
                        Guide = SiteGuides.ChototId,
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
                        Guide = SiteGuides.ChototOid,
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
                Needs = SiteGuides.Chotot,
                Hosts = ["www.chotot.com", "trogiup.chotot.com"],
                Sample = new(
                    "Connected: Tiệm Hoa Lan. Member since May 2019.",
                    new Dictionary<string, string>
                    {
                        ["account_name"] = "Tiệm Hoa Lan",
                        ["account_oid"] = "3cc4f7b9c2743c61b5f60c6f62063743",
                    }),
                Mark = "/marks/chotot.svg",
            },
            new Partner(
                "whatsapp",
                "WhatsApp Business",
                [
                    new("whatsapp_phone_number_id", "Phone number ID")
                    {
                        Required = true,
                        Hint =
                            "The ID that Meta gives your WhatsApp number, about 15 digits. It isn't your phone number.",
                        Guide = SiteGuides.WhatsAppPhoneNumberId,
                        Example = "106853218861309",
                        Format = ValueFormat.Number,
                        Pasted = [PasteRule.Quotes],
                        FormatHints =
                        [
                            new(
                                "phone",
                                ValueFormat.Phone.Pattern,
                                "This looks like your phone number. The ID is another number, about 15 digits, below the phone number in API Setup."),
                            new(
                                "digits",
                                "[^0-9]",
                                "An ID has digits only. Make sure you copied nothing else with it."),
                            new(
                                "length",
                                "^(?![0-9]{14,17}$)",
                                "An ID usually has 15 or 16 digits. Make sure you copied all of it."),
                        ],
                    },
                    new("whatsapp_system_token", "System user access token", AttributeTags.Sensitive)
                    {
                        Required = true,
                        Hint =
                            "A system user's access token from Meta. We encrypt it and never show it again.",
                        Guide = SiteGuides.WhatsAppSystemToken,
                        Example = "EAAexampleExampleExample",
                        Format = ValueFormat.Token,
                        Pasted =
                        [
                            PasteRule.Quotes,
                            // As it stands in requests; what is between is white space of any kind.
                            new(
                                "header",
                                @"^(?:[Aa]uthorization:[^!-~]*)?(?:[Bb]earer|BEARER):?[^!-~]+([\s\S]+)$",
                                "We left out the word “Bearer”."),
                        ],
                        FormatHints =
                        [
                            new(
                                "instagram",
                                "^IGAA",
                                "This looks like an Instagram token (IGAA…). WhatsApp needs the token of a system user, which starts with EAA."),
                            new(
                                "characters",
                                ValueFormat.Token.OtherPattern,
                                "A token has no spaces and no letters with accents. Make sure nothing else was copied with it."),
                            new(
                                "start",
                                "^(?!EAA)",
                                "Meta's tokens usually start with EAA. Make sure you copied the right one."),
                        ],
                    },
                    new("whatsapp_token_expires_on", "Token expires on")
                    {
                        Expires = "whatsapp_system_token",
                        Hint =
                            "Leave blank if the token never expires. From two weeks before, we show a reminder here. Saving a new token clears this date.",
                        HintWithMail =
                            "Leave blank if the token never expires. From two weeks before, we show a reminder here and email it to you, unless you turned that off in your account. Saving a new token clears this date.",
                        Example = "2027-01-31",
                    },
                ])
            {
                Purpose = "Answer your customers on WhatsApp.",
                Question = "Is this your number?",
                Works = "Your number is ready to send WhatsApp messages.",
                Needs = SiteGuides.WhatsApp,
                Hosts = ["developers.facebook.com", "business.facebook.com"],
                Places = SiteGuides.WhatsAppPlaces,
                Sample = new(
                    "Connected: Jaspers Market, +84 90 123 45 67. Quality: high.",
                    new Dictionary<string, string>
                    {
                        ["verified_name"] = "Jaspers Market",
                        ["display_phone_number"] = "+84 90 123 45 67",
                        ["quality_rating"] = "GREEN",
                    }),
                Mark = "/marks/whatsapp.svg",
            });
}
