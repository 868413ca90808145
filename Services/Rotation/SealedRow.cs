namespace PartnerSite.Services.Rotation;

/// <summary>
/// A row with an envelope in it, and what the envelope is bound to. Not a record: it would print what it holds.
/// </summary>
internal sealed class SealedRow(long id, string stored, string? envelope, params string[] context)
{
    /// <summary>The row's id in its table.</summary>
    public long Id => id;

    /// <summary>All of the stored text.</summary>
    public string Stored => stored;

    /// <summary>The envelope, or what is stored instead; empty when something else sealed the row.</summary>
    public string Envelope => envelope ?? "";

    /// <summary>Whether the site's own key ring opens it, and not a key in Azure Key Vault.</summary>
    public bool IsOurs => envelope is not null;

    /// <summary>What the envelope is bound to.</summary>
    public string[] Context => context;

    /// <summary>The stored text with another envelope in it.</summary>
    public string With(string other) => stored.Replace(Envelope, other, StringComparison.Ordinal);
}
