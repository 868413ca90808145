using PartnerSite.Data;

namespace PartnerSite.Services.Partners.Catalog;

public sealed partial class PartnerCatalog
{
    // Sources: Meta's documentation of the Cloud API and of system users; shops' pages on chotot.com. Other languages
    // are in Resources/Catalog.

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
                        Where = "Chợ Tốt's support can tell you. If you don't have it, the OID below is enough.",
                        Example = "85558138",
                        Format = ValueFormat.Number,
                        Pasted = [PasteRule.Quotes],
                        FormatHints =
                        [
                            new(
                                "oid",
                                ValueFormat.Hex32.Pattern,
                                "This looks like the OID: it belongs in the field below."),
                            new(
                                "length",
                                "^(?![0-9]{6,9}$)",
                                "An ID usually has 7 or 8 digits and nothing else. Check that it was copied as a whole."),
                        ],
                    },
                    new("chotot_oid", "Chợ Tốt OID")
                    {
                        Hint = "The 32 characters at the end of your shop's address.",
                        Where =
                            "Open your shop's page on chotot.com as a buyer sees it. The OID comes after “user/” in its address: www.chotot.com/user/3cc4f7b9…",
                        Example = "3cc4f7b9d1e24a0f8b6c5d7e9f012345",
                        Format = ValueFormat.Hex32,
                        Pasted =
                        [
                            PasteRule.Quotes,
                            new(
                                "shop",
                                @"^(?:[Hh]ttps?://)?(?:[A-Za-z0-9-]+\.)*[Cc]hotot\.com/user/([0-9a-fA-F]{32})(?:[/?#][\s\S]*)?$",
                                "We took the OID out of the address: {0}"),
                        ],
                        FormatHints =
                        [
                            new(
                                "address",
                                "/",
                                "This looks like the whole address. The OID is only the 32 characters after “user/”."),
                            new("id", "^[0-9]{6,9}$", "This looks like the Chợ Tốt ID: it belongs in the field above."),
                            new(
                                "length",
                                ValueFormat.Hex32.OtherPattern,
                                "An OID usually has 32 characters, 0–9 and a–f. Check that it was copied as a whole."),
                        ],
                    },
                ])
            {
                Purpose = "Link your shop on Vietnam's marketplace.",
                Question = "Is this your shop?",
                Mark = "/marks/chotot.svg",
            },
            new Partner(
                "whatsapp",
                "WhatsApp Business",
                [
                    new("whatsapp_phone_number_id", "Phone number ID")
                    {
                        Required = true,
                        Hint = "Meta's id of your WhatsApp number, about 15 digits. Not the phone number itself.",
                        Where =
                            "At developers.facebook.com open your app, then WhatsApp › API Setup: it stands below the phone number, as “Phone number ID”.",
                        Example = "106853218861309",
                        Format = ValueFormat.Number,
                        Pasted = [PasteRule.Quotes],
                        FormatHints =
                        [
                            new(
                                "phone",
                                ValueFormat.Phone.Pattern,
                                "This looks like the phone number itself. The ID is another number, about 15 digits, below the phone number in WhatsApp › API Setup."),
                            new(
                                "digits",
                                "[^0-9]",
                                "An ID has digits only. Check that nothing else was copied with it."),
                            new(
                                "length",
                                "^(?![0-9]{14,17}$)",
                                "An ID usually has 15 or 16 digits. Check that it was copied as a whole."),
                        ],
                    },
                    new("whatsapp_system_token", "System token", AttributeTags.Sensitive)
                    {
                        Required = true,
                        Hint =
                            "The access token of a system user at Meta. It is stored encrypted and never shown again.",
                        Where =
                            "At business.facebook.com: Business settings › System users › Generate token, with whatsapp_business_messaging and whatsapp_business_management. A temporary token from API Setup lives less than a day.",
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
                                "A token has no spaces and no letters with accents. Check that nothing else was copied with it."),
                            new(
                                "start",
                                "^(?!EAA)",
                                "Meta's tokens usually start with EAA. Check that the right one was copied."),
                        ],
                    },
                    new("whatsapp_token_expires_on", "Last day of the token")
                    {
                        Expires = "whatsapp_system_token",
                        Hint =
                            "Only if Meta gave the token an end. You are reminded two weeks before. A new token forgets it.",
                        Example = "2027-01-31",
                    },
                ])
            {
                Purpose = "Answer your customers through Meta's Cloud API.",
                Question = "Is this your number?",
                Mark = "/marks/whatsapp.svg",
            });
}
