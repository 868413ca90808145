using System.Globalization;
using MailKit.Net.Smtp;
using MimeKit;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Services.Mail;

/// <summary>Writes a mail and hands it to the mail server.</summary>
public sealed class MailDelivery(IServiceScopeFactory scopes, MailSettings settings, SiteMetrics metrics)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Sends it, unless there is nobody to send it to.</summary>
    /// <exception cref="Exception">It could not be written or sent.</exception>
    public async Task SendAsync(MailRequest request, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = request.Language;
        await using var scope = scopes.CreateAsyncScope();

        if (await scope.ServiceProvider.GetRequiredService<IMailWriter>().WriteAsync(request) is { } message)
        {
            await SendAsync(message, cancellationToken);
        }
    }

    /// <summary>Sends a mail that is written.</summary>
    /// <exception cref="Exception">It could not be sent.</exception>
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);

        try
        {
            await HandOverAsync(message, limit.Token);
            metrics.AddMail("sent");
        }
        catch (Exception)
        {
            metrics.AddMail("failed");
            throw;
        }
    }

    private async Task HandOverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancellationToken);

        if (settings.Credential is { } credential)
        {
            await client.AuthenticateAsync(credential, cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }
}
