using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;

namespace PartnerSite.Pages;

/// <summary>What was done with the signed-in user's connections, newest first, some a page.</summary>
[Authorize]
public sealed class ActivityModel(ActivityLog activity, ActivitySettings settings) : PageModel
{
    private const int PageSize = 25;

    /// <summary>The page's entries.</summary>
    public IReadOnlyList<LoggedActivity> Entries { get; private set; } = [];

    /// <summary>It is the first page.</summary>
    public bool IsNewest { get; private set; }

    /// <summary>The number that the next page's entries are before; null when this is the last.</summary>
    public long? Older { get; private set; }

    /// <summary>How long entries are kept.</summary>
    public int KeepDays => settings.KeepDays;

    public async Task OnGetAsync(string? before, CancellationToken cancellationToken)
    {
        var isNumber = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var found = isNumber ? await ReadAsync(number, cancellationToken) : [];

        // What leads nowhere leads to the first page.
        IsNewest = found.Count == 0;
        found = IsNewest ? await ReadAsync(before: null, cancellationToken) : found;
        Entries = [.. found.Take(PageSize)];
        Older = found.Count > PageSize ? Entries[^1].Number : null;
    }

    private ValueTask<IReadOnlyList<LoggedActivity>> ReadAsync(long? before, CancellationToken cancellationToken) =>
        activity.ReadAsync(User.Id(), PageSize + 1, before, cancellationToken);
}
