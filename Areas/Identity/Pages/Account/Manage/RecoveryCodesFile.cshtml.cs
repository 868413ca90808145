using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Languages;

namespace PartnerSite.Areas.Identity.Pages.Account.Manage;

/// <summary>
/// The recovery codes as a text file. They are shown once, so their page sends them along: what comes is the file, and
/// nothing of it is stored.
/// </summary>
[Authorize]
public sealed partial class RecoveryCodesFileModel(Texts texts) : PageModel
{
    private const int MostCodes = 20;

    public IActionResult OnGet() => RedirectToPage("./TwoFactorAuthentication");

    public IActionResult OnPost(string[] codes)
    {
        if (codes.Length is 0 or > MostCodes || !codes.All(Code().IsMatch))
        {
            return OnGet();
        }

        string[] lines =
        [
            texts["Account.CodesFileTitle", User.Identity!.Name!],
            texts["Account.ShowCodesLead"],
            "",
            .. codes,
            "",
        ];

        // Windows' editors know by the mark that it is UTF-8, and by the line ends where lines end.
        return File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines))],
            "text/plain; charset=utf-8",
            "partnersite-recovery-codes.txt");
    }

    [GeneratedRegex(@"^[A-Z0-9-]{4,32}\z")]
    private static partial Regex Code();
}
