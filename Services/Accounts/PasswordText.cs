using System.Text;

namespace PartnerSite.Services.Accounts;

/// <summary>The form in which passwords are compared: keyboards write the same letter in different ways.</summary>
internal static class PasswordText
{
    /// <summary>The text in NFKC, or as it is where it is no valid Unicode.</summary>
    public static string Normalize(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
