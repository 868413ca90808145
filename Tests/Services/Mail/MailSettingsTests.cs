using MailKit.Security;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using PartnerSite.Services.Mail;
using PartnerSite.Services.Startup;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Mail;

public sealed class MailSettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Mail:Host"] = "smtp.example.com",
        ["Mail:From"] = "PartnerSite <no-reply@example.com>",
        ["Site:Address"] = "https://partners.example.com",
    };

    [Fact]
    public void Without_a_mail_server_there_is_nothing_to_set()
    {
        Assert.Null(Read(("Mail:Host", ""), ("Mail:Port", "x"), ("Site:Address", null)));
    }

    [Fact]
    public void By_default_mails_go_to_the_submission_port_encrypted()
    {
        var settings = Read()!;
        Assert.Equal(
            ("smtp.example.com", 587, SecureSocketOptions.StartTls), (settings.Host, settings.Port, settings.Security));
        Assert.Equal(("PartnerSite", "no-reply@example.com"), (settings.From.Name, settings.From.Address));
        Assert.Null(settings.Credential);
    }

    [Theory]
    [InlineData("Mail:Port", "0", "Mail:Port must be a whole number")]
    [InlineData("Mail:Port", "smtp", "Mail:Port must be a whole number")]
    [InlineData("Mail:Port", "65536", "Mail:Port must be a whole number")]
    [InlineData("Mail:Security", "Auto", "Mail:Security must be StartTls, Tls, or None")]
    [InlineData("Mail:Security", "None", "Mail:Security can be None for a mail server on this machine alone")]
    [InlineData("Mail:User", "partnersite", "Mail:Password is missing")]
    [InlineData("Mail:Password", "secret", "Mail:User is missing")]
    [InlineData("Mail:From", null, "Mail:From must be an e-mail address")]
    [InlineData("Mail:From", "PartnerSite", "Mail:From must be an e-mail address")]
    [InlineData("Site:Address", null, "Site:Address is missing")]
    [InlineData("Site:Address", "partners.example.com", "Site:Address must be a scheme and a host")]
    [InlineData("Site:Address", "https://partners.example.com/site", "Site:Address must be a scheme and a host")]
    [InlineData("Site:Address", "https://lan@partners.example.com", "Site:Address must be a scheme and a host")]
    [InlineData("Site:Address", "http://partners.example.com", "Site:Address must start with https")]
    public void An_invalid_setting_is_named(string name, string? value, string message)
    {
        var refusal = Assert.Throws<StartupException>(() => Read((name, value)));
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void A_mail_server_on_this_machine_needs_no_encryption(string host) =>
        Assert.Equal(SecureSocketOptions.None, Read(("Mail:Host", host), ("Mail:Security", "none"))!.Security);

    [Fact]
    public async Task The_site_does_not_start_and_says_how_to_set_its_address()
    {
        var folder = Directory.CreateTempSubdirectory("partnersite-").FullName;

        try
        {
            var refusal = await SiteProcess.RefusalAsync(
                folder,
                ("Encryption__Key", new RootKey().Text),
                ("Mail__Host", "smtp.example.com"),
                ("Mail__From", "no-reply@example.com"));
            Assert.Contains("Site:Address is missing", refusal, StringComparison.Ordinal);
            Assert.Contains("https://partners.example.com (the environment variable Site__Address)", refusal, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static MailSettings? Read(params (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(Good);

        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        return MailSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            new HostingEnvironment { EnvironmentName = Environments.Production });
    }
}
