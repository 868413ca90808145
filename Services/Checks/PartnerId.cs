using System.Diagnostics.CodeAnalysis;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Checks;

/// <summary>
/// The formats that values must have to be sent, by the catalog's rules: nothing in them can change a request's URL.
/// </summary>
internal static class PartnerId
{
    /// <summary>Digits only, at most 32.</summary>
    public static bool IsNumber([NotNullWhen(true)] string? value) => ValueFormat.Number.Fits(value);

    /// <summary>32 hexadecimal digits, in any case.</summary>
    public static bool IsOid([NotNullWhen(true)] string? value) => ValueFormat.Hex32.Fits(value);

    /// <summary>A phone number, which is no id.</summary>
    public static bool LooksLikePhone([NotNullWhen(true)] string? value) => ValueFormat.Phone.Fits(value);
}
