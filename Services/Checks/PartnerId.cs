using System.Text.RegularExpressions;

namespace PartnerSite.Services.Checks;

/// <summary>
/// The formats that values must have to be sent: nothing in them can change a request's URL or break out of a header.
/// </summary>
internal static partial class PartnerId
{
    /// <summary>Digits only, at most 32.</summary>
    public static bool IsNumber(string? value) => value is not null && Digits().IsMatch(value);

    /// <summary>32 hexadecimal digits, in any case.</summary>
    public static bool IsOid(string? value) => value is not null && Hex().IsMatch(value);

    /// <summary>Printable ASCII without spaces.</summary>
    public static bool IsToken(string? value) => value is not null && Printable().IsMatch(value);

    /// <summary>A phone number, which is no id.</summary>
    public static bool LooksLikePhone(string? value) => value is not null && Phone().IsMatch(value);

    [GeneratedRegex(@"^[0-9]{1,32}\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[0-9a-fA-F]{32}\z")]
    private static partial Regex Hex();

    [GeneratedRegex(@"^[!-~]+\z")]
    private static partial Regex Printable();

    [GeneratedRegex(@"^(\+[0-9 ().-]+|0[0-9 ().-]{8,13}|84[0-9 ().-]{9,12})\z")]
    private static partial Regex Phone();
}
