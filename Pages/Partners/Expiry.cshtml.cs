using System.Text;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Mail;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Pages.Partners;

/// <summary>The day on which a secret expires, for the user's calendar.</summary>
public sealed class ExpiryModel(
    PartnerProfiles profiles, PartnerCatalog catalog, TimeProvider clock, IServiceProvider services, Texts texts)
    : PartnersPage(texts)
{
    public async Task<IActionResult> OnGetAsync([FromQuery] string? partner, CancellationToken cancellationToken)
    {
        if (catalog.FindPartner(partner ?? "") is not { } known
            || (await profiles.GetAsync(User.Id(), cancellationToken)).Of(known).Expiry is not var (attribute, at))
        {
            return NotFound();
        }

        var file = new ExpiryCalendar(
            $"{known.Tag}-expiry-{User.Mark()}@partnersite",
            DateOnly.FromDateTime(at),
            Texts["Partners.CalendarSummary", known, attribute],
            Texts["Partners.CalendarDescription"],
            LinkTo($"~/partners/edit?partner={known.Tag}&field={attribute.Key}"));

        return File(
            Encoding.UTF8.GetBytes(file.Write(clock.GetUtcNow().UtcDateTime)),
            ExpiryCalendar.MediaType,
            $"{known.Tag}-expiry.ics");
    }

    private Uri? LinkTo(string address) => Site is { } site ? new(site, Url.Content(address)) : null;

    // The site's own URL where it is known, else the one that the browser of this user asked for.
    private Uri? Site => services.GetService<MailSettings>()?.Site
        ?? (Uri.TryCreate($"{Request.Scheme}://{Request.Host.ToUriComponent()}", UriKind.Absolute, out var asked)
            ? asked
            : null);
}
