using System.Net;
using MailKit.Security;
using MimeKit;
using PartnerSite.Services.Http;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Mail;

/// <summary>The mail server, the sender of mails, and the site that their links lead to.</summary>
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
        Port = configuration.WholeNumber(PortSetting, SubmissionPort, most: ushort.MaxValue);
        Security = ParseSecurity(configuration.Text(SecuritySetting), host);
        Credential = ParseCredential(configuration.Text(UserSetting), configuration.Text(PasswordSetting));
        From = ParseSender(configuration.Text(FromSetting));
        Site = ReadSite(configuration, mayBePlain);
    }

    /// <summary>The mail server's host name or network address.</summary>
    public string Host { get; }

    /// <summary>Its port.</summary>
    public int Port { get; }

    /// <summary>How the transport is encrypted; a server that can't do it gets no mail.</summary>
    public SecureSocketOptions Security { get; }

    /// <summary>What the site signs in with; null when the server asks for nothing.</summary>
    public NetworkCredential? Credential { get; }

    /// <summary>Whom mails come from.</summary>
    public MailboxAddress From { get; }

    /// <summary>
    /// The site's own URL, with its path, which ends with a slash. Links are made from it and not from the Host header,
    /// which the client chooses.
    /// </summary>
    public Uri Site { get; }

    /// <summary>The URL of an address of the site, such as <c>/partners</c>.</summary>
    public Uri LinkTo(string address) => new(Site, $".{address}");

    /// <summary>Whether there is a mail server.</summary>
    public static bool IsConfigured(IConfiguration configuration) => configuration.Text(HostSetting) is not null;

    /// <summary>What is configured, or null when there is no mail server.</summary>
    /// <exception cref="StartupException">A setting is missing or invalid.</exception>
    public static MailSettings? Read(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.Text(HostSetting)?.Trim() is { } host
            ? new(configuration, host, environment.IsDevelopment())
            : null;

    private static SecureSocketOptions ParseSecurity(string? setting, string host) =>
        setting?.Trim().ToUpperInvariant() switch
        {
            null or "STARTTLS" => SecureSocketOptions.StartTls,
            "TLS" => SecureSocketOptions.SslOnConnect,
            "NONE" when IsLoopback(host) => SecureSocketOptions.None,
            "NONE" => throw new StartupException(
                $"{SecuritySetting} can be None for a mail server on this machine alone (localhost): " +
                "links to new passwords would cross the network in clear. Use StartTls or Tls."),
            _ => throw new StartupException($"{SecuritySetting} must be StartTls, Tls, or None."),
        };

    private static NetworkCredential? ParseCredential(string? user, string? password) => (user, password) switch
    {
        (null, null) => null,
        (not null, not null) => new(user, password),
        (not null, null) => throw Missing(PasswordSetting, UserSetting),
        (null, not null) => throw Missing(UserSetting, PasswordSetting),
    };

    private static StartupException Missing(string setting, string other) =>
        new($"{setting} is missing for {other}. Set both, or neither.");

    private static MailboxAddress ParseSender(string? setting) =>
        MailboxAddress.TryParse(setting, out var sender) && sender.Address.Contains('@') ? sender
        : throw new StartupException(
            $"{FromSetting} must be an e-mail address that mails come from, " +
            "such as PartnerSite <no-reply@example.com>.");

    private static Uri ReadSite(IConfiguration configuration, bool mayBePlain)
    {
        var site = configuration.Url(
            SiteSetting,
            url => url.PathAndQuery == "/" && url.Fragment.Length + url.UserInfo.Length == 0,
            "a scheme and a host, as https://partners.example.com. A path goes into PathBase")
            ?? throw new StartupException(
                $"{SiteSetting} is missing: with a mail server set, links in mails are made from it. " +
                "Set it to where people find the site, as https://partners.example.com " +
                "(the environment variable Site__Address).");

        return site.Scheme == Uri.UriSchemeHttps || mayBePlain || IsLoopback(site.Host)
            ? new(site, SitePath.Read(configuration).Value + "/")
            : throw new StartupException(
                $"{SiteSetting} must start with https: the site's cookies are for HTTPS alone.");
    }

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
