namespace PartnerSite.Services.Partners.Catalog;

/// <summary>The guides of this site's partners.</summary>
internal static class SiteGuides
{
    // Sources: Meta's pages on its access tokens, on business phone numbers, on the use case "Connect with customers
    // through WhatsApp", and its help on system users; listings on chotot.com, which link to their seller's page.
    private const string SystemUsers = "https://business.facebook.com/latest/settings/system_users";
    private const string Apps = "https://developers.facebook.com/apps/";
    private const string Numbers =
        "https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers";

    /// <summary>What somebody needs before connecting Chợ Tốt.</summary>
    public static Guide Chotot { get; } = new(
        new("An account at [Chợ Tốt], the one you sell with.", "https://www.chotot.com/"),
        new("A listing that buyers can see. It leads to your seller page."));

    /// <summary>Where the Chợ Tốt ID is.</summary>
    public static Guide ChototId { get; } = new(
        new("Ask [Chợ Tốt's support] for the ID of your account.", "https://trogiup.chotot.com/"),
        new("Don't have it? Leave this field blank. The OID below is enough."));

    /// <summary>Where the Chợ Tốt OID is.</summary>
    public static Guide ChototOid { get; } = new(
        new("Open [chotot.com], then one of your listings.", "https://www.chotot.com/"),
        new("Select the seller's name. Your seller page opens."),
        new("Copy the whole address of that page and paste it here. We take the OID out of it, the part after “user/”.")
        {
            Drawing = new(
                "/guides/chotot-oid.svg",
                112,
                "A browser with your seller page. In its address, the OID after “user/” is marked."),
        });

    /// <summary>What somebody needs before connecting WhatsApp.</summary>
    public static Guide WhatsApp { get; } = new(
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
    public static IReadOnlyList<PartnerPlace> WhatsAppPlaces { get; } =
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
    public static Guide WhatsAppPhoneNumberId { get; } = new(
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
    public static Guide WhatsAppSystemToken { get; } = new(
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
}
