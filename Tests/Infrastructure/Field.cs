namespace PartnerSite.Tests.Infrastructure;

/// <summary>The form's fields by their documented names.</summary>
internal static class Field
{
    public static (string Name, string? Value) Value(string key, string? value) => ($"Input.Values[{key}]", value);

    public static (string Name, string? Value) Partner(string tag) => ("Input.Partners", tag);

    /// <summary>Nothing ticked.</summary>
    public static (string Name, string? Value) NoPartner => ("Input.Partners", null);
}
