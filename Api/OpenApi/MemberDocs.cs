namespace PartnerSite.Api.OpenApi;

/// <summary>What the document says of a schema's member beyond its type.</summary>
/// <param name="Description">What it is.</param>
internal sealed record MemberDocs(string Description)
{
    /// <summary>It may be missing.</summary>
    public bool Optional { get; init; }

    /// <summary>It may be null.</summary>
    public bool Nullable { get; init; }

    /// <summary>The most characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The fewest and the most, of a number.</summary>
    public (long From, long To)? Range { get; init; }

    /// <summary>A format of JSON Schema or of OpenAPI's registry.</summary>
    public string? Format { get; init; }

    /// <summary>A regular expression (ECMA-262).</summary>
    public string? Pattern { get; init; }

    /// <summary>All that it can be.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The most items; their docs.</summary>
    public (int Most, MemberDocs? Item)? Items { get; init; }

    /// <summary>Sent, never answered.</summary>
    public bool WriteOnly { get; init; }

    /// <summary>A date and time in UTC.</summary>
    public static MemberDocs Time(string description) => new(description) { Format = "date-time", MaxLength = 35 };

    /// <summary>A name as the catalog has them: an attribute's key or a partner's tag.</summary>
    public static MemberDocs Name(string description) => new(description) { Pattern = "^[a-z][a-z0-9_]{0,127}$", MaxLength = 128 };

    /// <summary>Yes or no, or a schema of its own.</summary>
    public static implicit operator MemberDocs(string description) => new(description);
}
