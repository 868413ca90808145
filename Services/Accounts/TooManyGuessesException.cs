using System.Globalization;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Accounts;

/// <summary>Too many attempts; try again after <see cref="RetryAfter"/>.</summary>
public sealed class TooManyGuessesException(TimeSpan retryAfter) : Exception("Too many attempts.")
{
    /// <summary>How long to wait, more than zero.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;

    /// <summary>How long to wait, in words: in minutes when it is more than two.</summary>
    public Message Wait => RetryAfter switch
    {
        { TotalSeconds: <= 1 } => new("Account.TooManyGuessesOneSecond"),
        { TotalMinutes: <= 2 } => new("Account.TooManyGuesses", Seconds),
        _ => new(
            "Account.TooManyGuessesMinutes",
            Math.Ceiling(RetryAfter.TotalMinutes).ToString(CultureInfo.InvariantCulture)),
    };

    /// <summary>For the Retry-After header, in whole seconds.</summary>
    public string Seconds => Math.Ceiling(RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
