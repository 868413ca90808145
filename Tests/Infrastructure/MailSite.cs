namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site with a mail server.</summary>
public sealed class MailSite : Site, IAsyncLifetime
{
    public const string Address = "https://partners.example.com";

    public MailSite() => LogsAll = true;

    public MailServer Smtp { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Smtp = await MailServer.StartAsync();
        Use(this, Smtp.Port);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();

        // There is none when it could not be started, and that failure is the one to report.
        if (Smtp is not null)
        {
            await Smtp.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Lets a site send through a server on this machine.</summary>
    public static void Use(Site site, int port)
    {
        site.Settings["Mail:Host"] = "127.0.0.1";
        site.Settings["Mail:Port"] = $"{port}";
        site.Settings["Mail:Security"] = "None";
        site.Settings["Mail:From"] = "PartnerSite <no-reply@partners.example.com>";
        site.Settings["Site:Address"] = Address;
    }
}
