namespace PartnerSite.Services.Languages;

/// <summary>
/// A sentence for people, before it is put into a language: what makes it need not know who reads it. It never holds a
/// submitted value.
/// </summary>
/// <param name="Key">Names the text in the resources, such as <c>Partners.ChooseOne</c>.</param>
/// <param name="Arguments">
/// What goes into its placeholders, in their order; a partner or an attribute by its name, a message as its text.
/// </param>
public sealed record Message(string Key, params IReadOnlyList<object> Arguments);
