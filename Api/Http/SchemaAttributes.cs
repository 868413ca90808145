namespace PartnerSite.Api.Http;

/// <summary>Describes the texts in a list or a map, which have no property to carry attributes of their own.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EntriesAttribute(string description, int maxLength, string pattern = TextPatterns.Text)
    : Attribute
{
    public string Description => description;

    public int MaxLength => maxLength;

    public string Pattern => pattern;
}

/// <summary>Patterns of texts (ECMA-262).</summary>
internal static class TextPatterns
{
    /// <summary>A text for people, or a value to store: not blank.</summary>
    public const string Text = @"\S";

    /// <summary>A stored value: no line breaks and no control characters.</summary>
    public const string StoredValue = @"^[^\u0000-\u001F\u007F-\u009F\u2028\u2029]+$";

    /// <summary>The key of an attribute or the tag of a partner.</summary>
    public const string Name = "^[a-z][a-z0-9_]{0,127}$";
}
