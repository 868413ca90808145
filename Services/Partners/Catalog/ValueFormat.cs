using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace PartnerSite.Services.Partners.Catalog;

/// <summary>
/// What all values of a kind have in common. Hints doubt other values and checks don't send them, by one rule; nothing
/// that fits can change a request's URL or break out of a header. It is never a reason to refuse a value.
/// </summary>
public sealed class ValueFormat
{
    private readonly string pattern;
    private readonly Regex regex;

    private ValueFormat(string pattern)
    {
        this.pattern = pattern;
        regex = new($@"^(?:{pattern})\z", RegexOptions.CultureInvariant);
    }

    /// <summary>Digits only, at most 32.</summary>
    public static ValueFormat Number { get; } = new("[0-9]{1,32}") { IsNumeric = true };

    /// <summary>32 hexadecimal digits; capitals are the same digits.</summary>
    public static ValueFormat Hex32 { get; } = new("[0-9a-fA-F]{32}") { IgnoresCase = true };

    /// <summary>Printable ASCII without spaces.</summary>
    public static ValueFormat Token { get; } = new("[!-~]+");

    /// <summary>A phone number, as people in Vietnam and elsewhere write it.</summary>
    public static ValueFormat Phone { get; } =
        new(@"\+[0-9 ().-]+|0[0-9 ().-]{8,13}|84[0-9 ().-]{9,12}");

    /// <summary>It has digits only, so a keyboard with digits is enough.</summary>
    public bool IsNumeric { get; private init; }

    /// <summary>Capitals mean the same as small letters, which are what is stored.</summary>
    public bool IgnoresCase { get; private init; }

    /// <summary>A regular expression that matches values of this format, for browsers and .NET.</summary>
    public string Pattern => $"^(?:{pattern})$";

    /// <summary>A regular expression that matches all other values, for browsers and .NET.</summary>
    public string OtherPattern => $"^(?!(?:{pattern})$)";

    /// <summary>Whether a value has this format.</summary>
    public bool Fits([NotNullWhen(true)] string? value) => value is not null && regex.IsMatch(value);
}
