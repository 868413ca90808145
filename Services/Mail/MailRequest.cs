using System.Globalization;

namespace PartnerSite.Services.Mail;

/// <summary>A mail that is written after the response is sent. Only then is it known whether anybody gets it.</summary>
public abstract record MailRequest
{
    /// <summary>The language of the request that caused it.</summary>
    public CultureInfo Language { get; } = CultureInfo.CurrentUICulture;

    /// <summary>What it is about, for the log; not about whom.</summary>
    public string Kind => GetType().Name;

    /// <summary>Without any e-mail address.</summary>
    public sealed override string ToString() => Kind;
}
