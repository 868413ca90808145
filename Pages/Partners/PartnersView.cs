namespace PartnerSite.Pages.Partners;

/// <summary>The views of the partner settings.</summary>
public enum PartnersView
{
    /// <summary>What is stored, read-only.</summary>
    Details,

    /// <summary>The form, to connect and to change.</summary>
    Edit,

    /// <summary>The form of the first sign-in, with "Skip for now".</summary>
    Prompt,
}
