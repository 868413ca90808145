namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site with every page that it can have. Its mails go nowhere.</summary>
public class WholeSite : BrowserSite
{
    public WholeSite() => MailSite.Use(this, port: 9);
}
