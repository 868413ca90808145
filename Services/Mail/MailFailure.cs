using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace PartnerSite.Services.Mail;

/// <summary>Why a mail was not sent, without any e-mail address.</summary>
internal static class MailFailure
{
    /// <summary>Another try would end the same way (RFC 5321, section 4.2.1: replies of 500 and more).</summary>
    public static bool IsFinal(Exception exception) => exception switch
    {
        SmtpCommandException refusal => (int)refusal.StatusCode >= 500,
        AuthenticationException or NotSupportedException or ParseException => true,
        _ => false,
    };

    /// <summary>What happened, for the log.</summary>
    public static string KindOf(Exception exception) => exception switch
    {
        SmtpCommandException refusal => $"the mail server answered {(int)refusal.StatusCode}",
        AuthenticationException => "the mail server does not accept Mail:User and Mail:Password",
        SslHandshakeException => "the mail server's certificate is not trusted, or Mail:Security is not what it speaks",
        SocketException failure => $"the mail server can't be reached ({failure.SocketErrorCode})",
        _ => exception.GetType().Name,
    };
}
