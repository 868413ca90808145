using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Pages;

/// <summary>
/// What was done with the signed-in user's connections, of one partner or of all, newest first, in pages.
/// </summary>
[Authorize]
public sealed class ActivityModel(ActivityLog activity, ActivitySettings settings, PartnerCatalog catalog) : PageModel
{
    private const string Address = "~/activity";
    private const int PageSize = 25;

    /// <summary>The partners to choose from.</summary>
    public IReadOnlyList<Partner> Partners => catalog.Partners;

    /// <summary>The partner that the entries are about; null when they are about any.</summary>
    public Partner? Partner { get; private set; }

    /// <summary>The page's entries.</summary>
    public IReadOnlyList<LoggedActivity> Entries { get; private set; } = [];

    /// <summary>This is the first page.</summary>
    public bool IsNewest { get; private set; }

    /// <summary>The next page has the entries before this number; null on the last page.</summary>
    public long? Older { get; private set; }

    /// <summary>How long entries are kept.</summary>
    public int KeepDays => settings.KeepDays;

    /// <summary>Where the same entries, those of all pages, are a file.</summary>
    public string CsvAddress => Address + ".csv" + QueryOf(Partner);

    /// <summary>The page of a partner's entries, or of all.</summary>
    public static string AddressOf(Partner? partner, long? before = null) => Address + QueryOf(partner, before);

    public async Task OnGetAsync(string? partner, string? before, CancellationToken cancellationToken)
    {
        Partner = catalog.FindPartner(partner ?? "");
        var isNumber = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var found = isNumber ? await ReadAsync(number, cancellationToken) : [];

        // Without entries before that number, or without a number, show the first page.
        IsNewest = found.Count == 0;
        found = IsNewest ? await ReadAsync(before: null, cancellationToken) : found;
        Entries = [.. found.Take(PageSize)];
        Older = found.Count > PageSize ? Entries[^1].Number : null;
    }

    private static QueryString QueryOf(Partner? partner, long? before = null)
    {
        var query = default(QueryString);
        query = partner is null ? query : query.Add("partner", partner.Tag);
        return before is null ? query : query.Add("before", before.Value.ToString(CultureInfo.InvariantCulture));
    }

    private ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(long? before, CancellationToken cancellationToken) =>
        activity.ReadAsync(User.Id(), Partner?.Tag, PageSize + 1, before, cancellationToken);
}
