using PartnerSite.Data;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Partners.Catalog;

/// <summary>One of the values that identify an account with a partner.</summary>
public sealed record AttributeDefinition : INamed
{
    /// <summary>The most characters (UTF-16 code units) that a value may have.</summary>
    public const int MaxLength = 4096;

    /// <summary>
    /// The most days before an expiry that its owner is told: long enough to ask an administrator for a new secret.
    /// </summary>
    public const int MostNoticeDays = 14;

    /// <summary>How a date is written.</summary>
    public const string DateFormat = "yyyy-MM-dd";

    /// <param name="key">Unique in the catalog: lower-case letters, digits and underscores.</param>
    /// <param name="label">What the user reads.</param>
    /// <param name="tags">Tags beside the partner's own.</param>
    public AttributeDefinition(string key, string label, params IReadOnlyList<string> tags)
    {
        Key = key;
        Label = label;
        Tags = tags;
    }

    /// <summary>Names it in forms, in the database and in the API.</summary>
    public string Key { get; }

    /// <summary>What the user reads.</summary>
    public string Label { get; }

    string INamed.NameKey => $"{Key}.Label";

    string INamed.EnglishName => Label;

    /// <summary>The tags stored with the value; the partner puts its own first.</summary>
    public IReadOnlyList<string> Tags { get; internal init; }

    /// <summary>The partner can't be saved without it.</summary>
    public bool Required { get; init; }

    /// <summary>What it is, in a sentence.</summary>
    public string? Hint { get; init; }

    /// <summary>The hint of a site that sends mails, where it promises more.</summary>
    public string? HintWithMail { get; init; }

    /// <summary>Where to find it in the partner's screens.</summary>
    public Guide? Guide { get; init; }

    /// <summary>A value in the right format, which the stand-in partners know.</summary>
    public string? Example { get; init; }

    /// <summary>
    /// The format of its values at the partner; null when that is not known. Never a reason to refuse a value.
    /// </summary>
    public ValueFormat? Format { get; init; }

    /// <summary>
    /// Formats that are likely a mistake; the first match is shown. Never a reason to refuse a value.
    /// </summary>
    public IReadOnlyList<FormatHint> FormatHints { get; init; } = [];

    /// <summary>
    /// What people paste in place of the value, and which part of it they mean. Each is applied once, in any order.
    /// </summary>
    public IReadOnlyList<PasteRule> Pasted { get; init; } = [];

    /// <summary>
    /// The key of the attribute whose last day this is: a date that the user enters, since the partner may not tell it.
    /// A new value of that attribute removes it.
    /// </summary>
    public string? Expires { get; init; }

    /// <summary>
    /// How many days before it its owner is told; for a secret that lives shorter than weeks, fewer than
    /// <see cref="MostNoticeDays"/>.
    /// </summary>
    public int NoticeDays { get; init; } = MostNoticeDays;

    /// <summary>The value is a date, as in 2026-12-31.</summary>
    public bool IsDate => Expires is not null;

    /// <summary>Stored encrypted, and write-only.</summary>
    public bool IsSensitive => Tags.Contains(AttributeTags.Sensitive);

    /// <summary>The likely mistake that a value looks like; null when it looks right.</summary>
    public FormatHint? HintFor(string? value) =>
        string.IsNullOrEmpty(value) ? null : FormatHints.FirstOrDefault(hint => hint.Fits(value));
}
