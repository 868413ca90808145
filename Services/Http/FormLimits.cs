namespace PartnerSite.Services.Http;

/// <summary>How large the body of a form may be. What knows the largest form's fields sets its size.</summary>
public sealed class FormLimits
{
    /// <summary>Bytes for what a form has beside the fields that people fill in: tokens, a version, a button.</summary>
    public const int BesideFields = 4096;

    // "Input.Values%5B" + key + "%5D=" + value + "&", and some more.
    private const int AroundField = 64;

    // A UTF-16 unit has at most three bytes in UTF-8, each percent-encoded.
    private const int BytesOfUnit = 9;

    /// <summary>The most bytes of a form that is marked as a <see cref="LargeFormAttribute"/>.</summary>
    public long LargestForm { get; set; } = RequestLimits.LargestBody;

    /// <summary>The most bytes that a field can have with a value of any script.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="length">The most UTF-16 units of its value.</param>
    public static long BytesOf(string key, int length) => AroundField + key.Length + ((long)length * BytesOfUnit);
}

/// <summary>The page takes the site's largest form.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LargeFormAttribute : Attribute;
