using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Areas.Identity.Pages.Account.Manage;

/// <summary>
/// Identity's "download my data" with the partner attributes and the activity. Secrets stay out: a partner's token, and
/// the authenticator key that Identity's own page would add.
/// </summary>
[Authorize]
public sealed class DownloadPersonalDataModel(
    UserManager<ApplicationUser> users,
    PartnerProfiles profiles,
    ActivityLog activity
) : PageModel
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public IActionResult OnGet() => RedirectToPage("./PersonalData");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        var data = typeof(ApplicationUser).GetProperties()
            .Where(property => property.IsDefined(typeof(PersonalDataAttribute)))
            .ToDictionary(property => property.Name, property => property.GetValue(user));

        var profile = await profiles.GetAsync(User.Id(), cancellationToken);

        foreach (var value in profile.PlainValues)
        {
            data[value.Definition.Key] = value.Value;
        }

        data[nameof(AppDbContext.PartnerConnections)] = profile
            .Partners.Where(connected => connected.IsStored)
            .Select(connected => new
            {
                Partner = connected.Partner.Tag,
                Status = connected.Status.Name(),
                connected.Verdict?.At,
                connected.Verdict?.Details,
                Expires = connected.Expiry?.At,
                connected.LastUsedAt,
            });

        var entries = await activity.ReadAsync(User.Id(), ActivityPruner.MostPerUser, before: null, cancellationToken);

        data[nameof(AppDbContext.Activity)] = entries.Select(entry => new
        {
            entry.At,
            Event = entry.What.Kind.Name(),
            entry.What.Partner,
            entry.What.Attributes,
            entry.What.Status,
            entry.Address,
            entry.Browser,
        });

        return File(JsonSerializer.SerializeToUtf8Bytes(data, Readable), "application/json", "PersonalData.json");
    }
}
