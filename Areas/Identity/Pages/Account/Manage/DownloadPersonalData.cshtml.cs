using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PartnerSite.Api.Profile;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Sessions;

namespace PartnerSite.Areas.Identity.Pages.Account.Manage;

/// <summary>
/// Identity's "download my data" with the partner attributes, the sessions and the activity, named and written as in
/// the API. Secrets stay out: a partner's token, and the authenticator key that Identity's own page would add.
/// </summary>
[Authorize]
public sealed class DownloadPersonalDataModel(
    UserManager<ApplicationUser> users,
    PartnerProfiles profiles,
    ActivityLog activity,
    SessionRegister sessions,
    IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> api
) : PageModel
{
    private readonly JsonSerializerOptions readable = new(api.Value.SerializerOptions) { WriteIndented = true };

    public IActionResult OnGet() => RedirectToPage("./PersonalData");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        var data = typeof(ApplicationUser).GetProperties()
            .Where(property => property.IsDefined(typeof(PersonalDataAttribute)))
            .ToDictionary(property => NameOf(property.Name), property => property.GetValue(user));

        var profile = await profiles.GetAsync(User.Id(), cancellationToken);

        foreach (var value in profile.PlainValues)
        {
            data[value.Definition.Key] = value.Value;
        }

        data[NameOf(nameof(AppDbContext.PartnerConnections))] = profile
            .Partners.Where(connected => connected.IsStored)
            .Select(connected => new
            {
                Partner = connected.Partner.Tag,
                connected.Status,
                CheckedAt = connected.Verdict?.At,
                connected.Verdict?.Details,
                ExpiresAt = connected.Expiry?.At,
                connected.LastUsedAt,
            });

        // Without the ids: whoever has one can't open a session, but nobody needs it.
        data["sessions"] = (await sessions.ListAsync(User.Id(), cancellationToken)).Select(session => new
        {
            session.IsProgram,
            session.Address,
            session.Browser,
            session.StartedAt,
            session.LastSeenAt,
        });

        var entries = await activity.ReadAsync(
            User.Id(), ActivityEntry.MostPerUser, before: null, cancellationToken);
        data[NameOf(nameof(AppDbContext.Activity))] = entries.Select(ActivityAnswer.From);

        return File(JsonSerializer.SerializeToUtf8Bytes(data, readable), "application/json", "PersonalData.json");
    }

    private string NameOf(string member) => readable.PropertyNamingPolicy!.ConvertName(member);
}
