using PartnerSite.Data;

namespace PartnerSite.Services.Partners.Catalog;

/// <summary>
/// WhatsApp Business. Sources: Meta's documentation of the Cloud API, of access tokens, of business phone numbers and
/// of the use case "Connect with customers through WhatsApp", and its help on system users.
/// </summary>
internal static class WhatsAppPartner
{
    private const string SystemUsers = "https://business.facebook.com/latest/settings/system_users";
    private const string Apps = "https://developers.facebook.com/apps/";
    private const string Numbers =
        "https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers";

    /// <summary>What somebody needs before connecting WhatsApp.</summary>
    private static Guide Needs { get; } = new(
        new(
            "A business portfolio. Open [Meta Business Suite] and create one if you don't have any.",
            "https://business.facebook.com/"),
        new(
            "An app with WhatsApp. At [Meta for Developers], create an app for “Connect with customers through WhatsApp” in your business portfolio.",
            Apps),
        new(
            "A phone number, added to that app and registered. A number that you use in a WhatsApp app can't simply be added. [See which numbers Meta accepts].",
            Numbers),
        new(
            "A system user with that app and your WhatsApp account assigned. [Create it under System users]. The guide below, at the token, shows how.",
            SystemUsers))
    {
        Lead = "The WhatsApp Business app on your phone isn't enough. You also need four things at Meta:",
    };

    /// <summary>Where a number's own problems are dealt with.</summary>
    private static IReadOnlyList<PartnerPlace> Places { get; } =
    [
        new("Manager", "Open WhatsApp Manager", new("https://business.facebook.com/wa/manage/phone-numbers/")),
        new(
            "Review",
            "Open Meta Business Support",
            new("https://business.facebook.com/business-support-home/"),
            "Checks.WhatsAppBanned",
            "Checks.WhatsAppRestricted"),
        new("App", "Open your apps at Meta for Developers", new(Apps), "Checks.WhatsAppAppSecret"),
        new("SystemUsers", "Open System users at Meta", new(SystemUsers), "Checks.WhatsAppScopes"),
    ];

    /// <summary>Where the phone number ID is.</summary>
    private static Guide PhoneNumberIdGuide { get; } = new(
        new("Open [your apps at Meta for Developers] and select your app.", Apps),
        new("Go to WhatsApp › API Setup. In newer apps, go to Use cases › Customize › API Setup."),
        new("Select your phone number, not Meta's test number."),
        new("Copy the “Phone number ID” shown below it. Don't take the “WhatsApp Business Account ID” next to it.")
        {
            Drawing = new(
                "/guides/whatsapp-phone-number-id.svg",
                184,
                "The page API Setup. Below the phone number, the field “Phone number ID” is marked. The field next to it is crossed out."),
        });

    /// <summary>Where the system user access token is.</summary>
    private static Guide SystemTokenGuide { get; } = new(
        new("Open [System users] at Meta: Settings › Users › System users.", SystemUsers),
        new("Select your system user, or add one."),
        new("Select “Assign assets”. Assign your app and your WhatsApp account, both with full control."),
        new("Select “Generate new token”. Select your app, and when the token expires."),
        new("Select the permissions whatsapp_business_messaging and whatsapp_business_management.")
        {
            Drawing = new(
                "/guides/whatsapp-system-token.svg",
                236,
                "The page System users, with the numbers of the steps: 2 the system user, 3 its app and WhatsApp account, 4 the button for a new token, 5 the two permissions."),
        },
        new("Copy the token right away. Meta shows it only once. It starts with EAA."))
    {
        Lead = "Don't use the temporary token from API Setup. It expires within 24 hours.",
    };

    /// <summary>Its entry.</summary>
    public static Partner Entry { get; } = new("whatsapp", "WhatsApp Business",
    [
        new("whatsapp_phone_number_id", "Phone number ID")
        {
            Required = true,
            Hint =
                "The ID that Meta gives your WhatsApp number, about 15 digits. It isn't your phone number.",
            Guide = PhoneNumberIdGuide,
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
            Guide = SystemTokenGuide,
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
        Needs = Needs,
        Hosts = ["developers.facebook.com", "business.facebook.com"],
        Places = Places,
        Codes =
        [
            "status",
            "platform_type",
            "account_mode",
            "name_status",
            "code_verification_status",
            "quality_rating",
            "messaging_limit_tier",
            "blocked_entity",
            "blocked_by",
            "limited_entity",
            "limited_by",
        ],
        Sample = new(
            "Connected: Jaspers Market, +84 90 123 45 67. Quality: high.",
            new Dictionary<string, string>
            {
                ["verified_name"] = "Jaspers Market",
                ["display_phone_number"] = "+84 90 123 45 67",
                ["quality_rating"] = "GREEN",
            }),
        Mark = "/marks/whatsapp.svg",
    };
}
