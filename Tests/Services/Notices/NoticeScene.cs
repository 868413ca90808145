using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Notices;

/// <summary>A site whose partner says what a test wants, and the mail server that it sends through.</summary>
public abstract class NoticeScene : IAsyncLifetime
{
    /// <summary>Where the mail about a refused token leads.</summary>
    protected const string Fix =
        $"{MailSite.Address}/partners/edit?partner=whatsapp&field=whatsapp_system_token";

    private protected MailServer Smtp { get; private set; } = null!;

    private protected NoticeSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Smtp = await MailServer.StartAsync();
        Site = NoticeSite.With(Smtp);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Smtp.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
