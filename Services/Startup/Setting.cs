using System.Globalization;

namespace PartnerSite.Services.Startup;

/// <summary>
/// Reads settings. Empty text and white space count as not set. What can't be used stops the start with a message that
/// names the setting, what it must be and an example, and never repeats the text: it may be a secret in the wrong
/// place.
/// </summary>
internal static class Setting
{
    /// <summary>The text as it is; null when the setting is not set.</summary>
    public static string? Text(this IConfiguration configuration, string name) =>
        configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A number of at least <paramref name="least"/>, in digits alone.</summary>
    /// <param name="configuration">Where settings are.</param>
    /// <param name="name">The setting.</param>
    /// <param name="fallback">The number when the setting is not set.</param>
    /// <param name="unit">What it counts, such as "days".</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest number allowed.</param>
    /// <exception cref="StartupException">It is no such number.</exception>
    public static int WholeNumber(
        this IConfiguration configuration,
        string name,
        int fallback,
        string? unit = null,
        int least = 1,
        int most = int.MaxValue)
    {
        if (configuration.Text(name)?.Trim() is not { } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most)
        {
            return number;
        }

        var what = unit is null ? "a whole number" : $"a whole number of {unit}";
        var range = most == int.MaxValue ? $", at least {least}" : $" from {least} to {most}";
        throw new StartupException($"{name} must be {what}{range}, such as {fallback}.");
    }

    /// <summary>True or false, in any case.</summary>
    /// <param name="configuration">Where settings are.</param>
    /// <param name="name">The setting.</param>
    /// <param name="fallback">The value when the setting is not set.</param>
    /// <param name="expected">What it must be, for the message.</param>
    /// <exception cref="StartupException">It is neither.</exception>
    public static bool IsOn(
        this IConfiguration configuration, string name, bool fallback, string expected = "true or false") =>
        configuration.Text(name) is not { } text ? fallback
        : bool.TryParse(text, out var isOn) ? isOn
        : throw new StartupException($"{name} must be {expected}.");

    /// <summary>
    /// A time with colons, such as 08:00:00, longer than zero. A number alone would be days and is refused.
    /// </summary>
    /// <param name="configuration">Where settings are.</param>
    /// <param name="name">The setting.</param>
    /// <param name="fallback">The time when the setting is not set.</param>
    /// <param name="most">The longest time allowed.</param>
    /// <exception cref="StartupException">It is no such time.</exception>
    public static TimeSpan Duration(
        this IConfiguration configuration, string name, TimeSpan fallback, TimeSpan most) =>
        configuration.Text(name) is not { } text ? fallback
        : text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time)
            && time > TimeSpan.Zero && time <= most ? time
        : throw new StartupException(string.Create(CultureInfo.InvariantCulture,
            $"{name} must be a time of at most {most.TotalDays} days, " +
            $"such as {fallback:c} for {fallback.TotalHours} hours."));

    /// <summary>An http or https URL; null when the setting is not set.</summary>
    /// <param name="configuration">Where settings are.</param>
    /// <param name="name">The setting.</param>
    /// <param name="isAllowed">What else it must be.</param>
    /// <param name="expected">The same in words with an example, for the message.</param>
    /// <exception cref="StartupException">It is no such URL.</exception>
    public static Uri? Url(
        this IConfiguration configuration, string name, Predicate<Uri> isAllowed, string expected) =>
        configuration.Text(name)?.Trim() is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https"
            && isAllowed(url) ? url
        : throw new StartupException($"{name} must be {expected}.");
}
