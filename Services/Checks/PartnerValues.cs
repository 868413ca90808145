namespace PartnerSite.Services.Checks;

/// <summary>A user's values of one partner by key, secrets among them in clear: to be used, and neither kept nor printed.</summary>
public sealed class PartnerValues(IReadOnlyDictionary<string, string> values)
{
    /// <summary>The value of this key; null when there is none.</summary>
    public string? this[string key] => values.GetValueOrDefault(key);

    /// <summary>The name of the type alone.</summary>
    public override string ToString() => nameof(PartnerValues);
}
