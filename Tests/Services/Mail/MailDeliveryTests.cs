using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Mail;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Mail;

/// <summary>How mails get to the mail server, and what is logged about them.</summary>
public sealed class MailDeliveryTests
{
    private const string ForgotPassword = "/Identity/Account/ForgotPassword";

    [Fact]
    public async Task While_the_mail_server_is_down_pages_answer_and_the_mail_comes_when_it_is_back()
    {
        var port = MailServer.FreePort();
        await using var site = new Site();
        MailSite.Use(site, port);

        using var user = await site.NewUserAsync();
        await site.Log.SaysAsync(
            "A mail could not be sent (AddressUnconfirmed): the mail server can't be reached (ConnectionRefused)");
        await using var server = await MailServer.StartAsync(("SMTP_PORT", $"{port}"));

        await server.MailAsync(user.Email, "ConfirmEmail");
    }

    [Fact]
    public async Task A_stopping_site_gives_waiting_mails_one_more_try()
    {
        var port = MailServer.FreePort();
        await using var site = new Site();
        MailSite.Use(site, port);
        using var user = await site.NewUserAsync();
        await site.Log.SaysAsync("tried again in 2 seconds");
        await using var server = await MailServer.StartAsync(("SMTP_PORT", $"{port}"));

        await site.DisposeAsync();

        await server.MailAsync(user.Email, "ConfirmEmail");
        Assert.DoesNotContain("given up", site.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_again_after_the_site_has_ended_is_no_error()
    {
        await using var site = new Site();
        MailSite.Use(site, MailServer.FreePort());
        using var user = await site.NewUserAsync();
        var queue = site.Services.GetRequiredService<MailQueue>();

        await site.DisposeAsync();

        await queue.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task No_address_link_or_token_is_logged_whatever_happens_to_a_mail()
    {
        await using var site = new MailSite();
        await site.InitializeAsync();
        // In Production, since elsewhere the server itself logs the address of every request.
        site.Settings["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning";
        using var refused = await site.NewUserAsync($"refused-{Emails.New()}");
        using var user = await site.NewUserAsync();
        var confirm = (await site.Smtp.MailAsync(user.Email, "ConfirmEmail")).Link;
        await user.GetAsync(confirm.PathAndQuery);
        await user.SubmitAsync(
            (await user.GetAsync(ForgotPassword)).Form("ForgotPassword"), ("Input.Email", user.Email));
        var reset = (await site.Smtp.MailAsync(user.Email, "ResetPassword")).Link;
        await user.SubmitAsync(
            (await user.GetAsync(reset.PathAndQuery)).Form("ResetPassword"),
            ("Input.Email", user.Email),
            ("Input.Password", Emails.Password),
            ("Input.ConfirmPassword", Emails.Password));
        await site.Log.SaysAsync("A mail was given up (AddressUnconfirmed): the mail server answered 550.");

        foreach (var secret in (string[])[refused.Email, user.Email, "code=", CodeOf(confirm), CodeOf(reset)])
        {
            Assert.DoesNotContain(secret, site.Log.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("StartTls")]
    [InlineData("Tls")]
    public async Task The_connection_is_encrypted_and_signed_in_and_an_untrusted_certificate_is_refused(
        string security)
    {
        using var certificate = new SelfSignedCertificate("localhost");
        await using var server = await MailServer.StartAsync(
            ("SMTP_SECURITY", security),
            ("SMTP_CERTIFICATE", certificate.Certificate.ExportCertificatePem()),
            ("SMTP_KEY", certificate.KeyPem),
            ("SMTP_USER", "partnersite"),
            ("SMTP_PASSWORD", "a password for mails"));
        (string, string)[] settings =
        [
            ("Encryption__Key", new RootKey().Text),
            ("Mail__Host", "localhost"),
            ("Mail__Port", $"{server.Port}"),
            ("Mail__Security", security),
            ("Mail__User", "partnersite"),
            ("Mail__Password", "a password for mails"),
            ("Mail__From", "no-reply@partners.example.com"),
            ("Site__Address", MailSite.Address),
        ];
        var folder = Directory.CreateTempSubdirectory("partnersite-").FullName;

        try
        {
            await using (
                var trusting = new SiteProcess(folder, "Production", [.. settings, ("SSL_CERT_FILE", certificate.Path)])
            )
            {
                using var user = await RegisterAsync(trusting);
                var mail = await server.MailAsync(user.Email, "ConfirmEmail");
                Assert.Equal((true, "partnersite"), (mail.Encrypted, mail.User));
                Assert.DoesNotContain(user.Email, trusting.Output, StringComparison.Ordinal);
                Assert.DoesNotContain(CodeOf(mail.Link), trusting.Output, StringComparison.Ordinal);
            }

            await using var strict = new SiteProcess(folder, "Production", settings);
            using var another = await RegisterAsync(strict);
            await strict.SaysAsync("certificate is not trusted");
            Assert.Single(server.Mails);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<SiteClient> RegisterAsync(SiteProcess site)
    {
        var address = await site.AddressAsync();
        Assert.True(address is not null, site.Output);
        var user = new SiteClient(new Uri(address));
        Assert.Equal(HttpStatusCode.Redirect, (await user.RegisterAsync(Emails.New())).Status);
        return user;
    }

    private static string CodeOf(Uri link) => link.Query[(link.Query.IndexOf("code=", StringComparison.Ordinal) + 5)..];
}
