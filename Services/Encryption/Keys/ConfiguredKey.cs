namespace PartnerSite.Services.Encryption.Keys;

/// <summary>A root key as it is configured, and the setting to name when it is invalid.</summary>
internal sealed record ConfiguredKey(string Text, string Setting)
{
    /// <summary>The setting, never the key.</summary>
    public override string ToString() => Setting;
}
