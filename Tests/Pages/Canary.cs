using System.Globalization;
using System.Net;
using System.Text;

namespace PartnerSite.Tests.Pages;

/// <summary>A token that is recognized wherever it comes out, in every form that it may have there.</summary>
internal static class Canary
{
    public const string Token = "EAAcanary/7f3a+91<tok&en>";

    private static readonly string[] Forms =
    [
        Token,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Token)).TrimEnd('='),
        Uri.EscapeDataString(Token),
        WebUtility.UrlEncode(Token),
        WebUtility.HtmlEncode(Token),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Token)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Token)),
        "canary/7f3a",
    ];

    public static void AssertNoneIn(string text) =>
        Assert.All(
            Forms,
            form =>
                Assert.False(
                    CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, form, CompareOptions.Ordinal) >= 0,
                    $"the canary was found as {form}"));

    /// <summary>Reads a file that others may be writing.</summary>
    public static void AssertNoneInFile(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.Latin1);
        AssertNoneIn(reader.ReadToEnd());
    }
}
