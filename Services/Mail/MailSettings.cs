using System.Globalization;
using System.Net;
using MailKit.Security;
using MimeKit;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Mail;

/// <summary>The mail server, whose name mails are sent in, and where their links lead.</summary>
public sealed class MailSettings
{
    private const string HostSetting = "Mail:Host";
    private const string PortSetting = "Mail:Port";
    private const string SecuritySetting = "Mail:Security";
    private const string UserSetting = "Mail:User";
    private const string PasswordSetting = "Mail:Password";
    private const string FromSetting = "Mail:From";
    private const string SiteSetting = "Site:Address";
    private const int SubmissionPort = 587;

    private MailSettings(IConfiguration configuration, string host, bool mayBePlain)
    {
        Host = host;
        Port = PortOf(configuration[PortSetting]);
        Security = SecurityOf(configuration[SecuritySetting], host);
        Login = LoginOf(configuration[UserSetting], configuration[PasswordSetting]);
        From = SenderOf(configuration[FromSetting]);
        Site = SiteOf(configuration[SiteSetting], mayBePlain);
    }

    /// <summary>The mail server's name or address.</summary>
    public string Host { get; }

    /// <summary>Its port.</summary>
    public int Port { get; }

    /// <summary>How the connection is encrypted; a server that can't do it gets no mail.</summary>
    public SecureSocketOptions Security { get; }

    /// <summary>What the site signs in with; null when the server asks for nothing.</summary>
    public NetworkCredential? Login { get; }

    /// <summary>Whom mails come from.</summary>
    public MailboxAddress From { get; }

    /// <summary>The site's own address. Links are made from it: who asks for a mail chooses the Host header, and would choose where a link leads.</summary>
    public Uri Site { get; }

    /// <summary>Whether there is a mail server.</summary>
    public static bool IsConfigured(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[HostSetting]);

    /// <summary>What is configured, or null when there is no mail server.</summary>
    /// <exception cref="StartupException">A setting is missing or makes no sense.</exception>
    public static MailSettings? Read(IConfiguration configuration, IHostEnvironment environment) =>
        IsConfigured(configuration) ? new(configuration, configuration[HostSetting]!.Trim(), environment.IsDevelopment()) : null;

    private static int PortOf(string? setting) => string.IsNullOrEmpty(setting) ? SubmissionPort
        : int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue ? port
        : throw new StartupException($"{PortSetting} must be a whole number from 1 to 65535, such as {SubmissionPort}.");

    private static SecureSocketOptions SecurityOf(string? setting, string host) => setting?.ToUpperInvariant() switch
    {
        null or "" or "STARTTLS" => SecureSocketOptions.StartTls,
        "TLS" => SecureSocketOptions.SslOnConnect,
        "NONE" when IsLoopback(host) => SecureSocketOptions.None,
        "NONE" => throw new StartupException(
            $"{SecuritySetting} can be None for a mail server on this machine alone (localhost): links to new passwords would cross the network in clear. Use StartTls or Tls."),
        _ => throw new StartupException($"{SecuritySetting} must be StartTls, Tls, or None."),
    };

    private static NetworkCredential? LoginOf(string? user, string? password) => (string.IsNullOrEmpty(user), string.IsNullOrEmpty(password)) switch
    {
        (true, true) => null,
        (false, false) => new(user, password),
        (false, true) => throw new StartupException($"{PasswordSetting} is missing for {UserSetting}. Set both, or neither."),
        (true, false) => throw new StartupException($"{UserSetting} is missing for {PasswordSetting}. Set both, or neither."),
    };

    private static MailboxAddress SenderOf(string? setting) =>
        MailboxAddress.TryParse(setting, out var sender) && sender.Address.Contains('@') ? sender
        : throw new StartupException($"{FromSetting} must be an e-mail address that mails come from, such as PartnerSite <no-reply@example.com>.");

    private static Uri SiteOf(string? setting, bool mayBePlain)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            throw new StartupException(
                $"{SiteSetting} is missing: with a mail server set, links in mails are made from it. " +
                "Set it to where people find the site, as https://partners.example.com (the environment variable Site__Address).");
        }

        if (!Uri.TryCreate(setting, UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https") || site.PathAndQuery != "/" || site.Fragment.Length + site.UserInfo.Length > 0)
        {
            throw new StartupException($"{SiteSetting} must be a scheme and a host, as https://partners.example.com.");
        }

        return site.Scheme == Uri.UriSchemeHttps || mayBePlain || IsLoopback(site.Host) ? site
            : throw new StartupException($"{SiteSetting} must start with https: the site's cookies are for HTTPS alone.");
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
