namespace PartnerSite.Tests.Infrastructure;

/// <summary>The form's fields by their documented names.</summary>
internal static class Field
{
    private const string AnywayName = "Input.Anyway";

    public static (string Name, string? Value) Value(string key, string? value) => ($"Input.Values[{key}]", value);

    public static (string Name, string? Value) Partner(string tag) => ("Input.Partners", tag);

    /// <summary>WhatsApp, ticked and filled in.</summary>
    public static (string Name, string? Value)[] WhatsApp(
        string phoneNumberId = "106853218861309", string token = "EAAGm0PX4ZCpsBA") =>
    [
        Partner("whatsapp"),
        Value("whatsapp_phone_number_id", phoneNumberId),
        Value("whatsapp_system_token", token),
    ];

    /// <summary>Chợ Tốt, ticked and filled in.</summary>
    public static (string Name, string? Value)[] Chotot(
        string id = "85558138", string oid = "3cc4f7b9c2743c61b5f60c6f62063743") =>
        [Partner("chotot"), Value("chotot_id", id), Value("chotot_oid", oid)];

    /// <summary>What the button "Save anyway" of a doubt sends.</summary>
    public static (string Name, string? Value) Anyway(Answer doubt) =>
        (AnywayName, doubt.Document.QuerySelector($"[name='{AnywayName}']")!.GetAttribute("value"));

    /// <summary>Nothing ticked.</summary>
    public static (string Name, string? Value) NoPartner => ("Input.Partners", null);
}
