namespace PartnerSite.Services.Appearance;

/// <summary>Light, dark, or what the system prefers.</summary>
public enum Theme
{
    /// <summary>What the system prefers.</summary>
    System,

    /// <summary>Dark on light.</summary>
    Light,

    /// <summary>Light on dark.</summary>
    Dark,
}

/// <summary>What themes are called in forms, cookies and pages.</summary>
public static class Themes
{
    /// <summary>The name of a theme.</summary>
    public static string Name(this Theme theme) => theme.ToString().ToLowerInvariant();

    /// <summary>The theme of this name; null when there is none.</summary>
    public static Theme? Parse(string? name) =>
        Enum.GetValues<Theme>().Where(theme => theme.Name() == name).Select(theme => (Theme?)theme).FirstOrDefault();
}
