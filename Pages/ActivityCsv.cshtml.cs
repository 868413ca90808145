using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Pages;

/// <summary>
/// The signed-in user's activity, of one partner or of all, as a file for spreadsheets: a row for each single thing,
/// those of one save with one number. Columns and what stands in them are named as in the API, in every language; the
/// last column is for people.
/// </summary>
[Authorize]
public sealed class ActivityCsvModel(ActivityLog activity, PartnerCatalog catalog, Texts texts) : PageModel
{
    // By this mark Excel knows that it is UTF-8.
    private const string Mark = "\uFEFF";

    private static readonly string Header = CsvRow.From(
        "number",
        "at",
        "event",
        "partner",
        "attributes",
        "status",
        "times",
        "last_at",
        "address",
        "browser",
        "description");

    public async Task<IActionResult> OnGetAsync(string? partner, CancellationToken cancellationToken)
    {
        var tag = catalog.FindPartner(partner ?? "")?.Tag;
        var start = Mark + Header;

        await foreach (var batch in activity.ReadBatchesAsync(User.Id(), tag, cancellationToken))
        {
            if (start.Length > 0)
            {
                Response.ContentType = "text/csv; charset=utf-8";
                Response.Headers.ContentDisposition = "attachment; filename=\"partnersite-activity.csv\"";
            }

            await Response.WriteAsync(
                start + string.Concat(batch.SelectMany(entry => RowsOf(entry, tag))), cancellationToken);
            start = "";
        }

        return new EmptyResult();
    }

    /// <summary>The page has no form.</summary>
    public IActionResult OnPost() => RedirectToPage("Activity");

    private IEnumerable<string> RowsOf(LoggedActivity entry, string? partner) =>
        from what in entry.What.Each
        where partner is null || what.Partner == partner
        select CsvRow.From(
            entry.Number.ToString(CultureInfo.InvariantCulture),
            entry.At.ToIso(),
            what.Kind.Name(),
            what.Partner,
            string.Join(' ', what.Attributes ?? []),
            what.StatusForPrograms,
            entry.Times.ToString(CultureInfo.InvariantCulture),
            entry.LastAt.ToIso(),
            entry.Address,
            entry.Browser,
            ActivityText.Of(what, entry.Times, catalog, texts));
}
