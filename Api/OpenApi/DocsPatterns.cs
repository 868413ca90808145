namespace PartnerSite.Api.OpenApi;

/// <summary>What strings look like (ECMA-262).</summary>
internal static class DocsPatterns
{
    /// <summary>A value to store: not blank. What is around it is trimmed.</summary>
    public const string Value = @"\S";

    /// <summary>A stored value: no line breaks and no control characters.</summary>
    public const string StoredValue = @"^[^\u0000-\u001F\u007F-\u009F\u2028\u2029]+$";

    /// <summary>A text for people.</summary>
    public const string Text = @"\S";
}
