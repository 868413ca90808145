namespace PartnerSite.Services.Languages;

/// <summary>Something that is declared with an English name; other languages have theirs in <c>Catalog</c>.</summary>
public interface INamed
{
    /// <summary>Finds the name in other languages, such as <c>whatsapp.Name</c>.</summary>
    public string NameKey { get; }

    /// <summary>The English name.</summary>
    public string EnglishName { get; }
}
