using System.Globalization;

namespace PartnerSite.Services.Accounts;

/// <summary>Too many wrong sign-ins; try again after <see cref="RetryAfter"/>.</summary>
public sealed class TooManyGuessesException(TimeSpan retryAfter) : Exception("Too many sign-in attempts.")
{
    /// <summary>How long to wait, more than zero.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;

    /// <summary>For the Retry-After header, in whole seconds.</summary>
    public string Seconds => Math.Ceiling(RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
