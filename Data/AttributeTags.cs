namespace PartnerSite.Data;

/// <summary>Tags with a meaning of their own, besides the partners' tags.</summary>
public static class AttributeTags
{
    /// <summary>The value is stored encrypted and never leaves the server again.</summary>
    public const string Sensitive = "sensitive";
}
