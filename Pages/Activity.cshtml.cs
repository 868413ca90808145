using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;

namespace PartnerSite.Pages;

/// <summary>What was done with the signed-in user's connections, newest first, in pages.</summary>
[Authorize]
public sealed class ActivityModel(ActivityLog activity, ActivitySettings settings) : PageModel
{
    private const int PageSize = 25;

    /// <summary>The page's entries.</summary>
    public IReadOnlyList<LoggedActivity> Entries { get; private set; } = [];

    /// <summary>This is the first page.</summary>
    public bool IsNewest { get; private set; }

    /// <summary>The next page has the entries before this number; null on the last page.</summary>
    public long? Older { get; private set; }

    /// <summary>How long entries are kept.</summary>
    public int KeepDays => settings.KeepDays;

    public async Task OnGetAsync(string? before, CancellationToken cancellationToken)
    {
        var isNumber = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var found = isNumber ? await ReadAsync(number, cancellationToken) : [];

        // Without entries before that number, or without a number, show the first page.
        IsNewest = found.Count == 0;
        found = IsNewest ? await ReadAsync(before: null, cancellationToken) : found;
        Entries = [.. found.Take(PageSize)];
        Older = found.Count > PageSize ? Entries[^1].Number : null;
    }

    private ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(long? before, CancellationToken cancellationToken) =>
        activity.ReadAsync(User.Id(), PageSize + 1, before, cancellationToken);
}
