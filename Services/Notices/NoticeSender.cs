using System.Globalization;
using Microsoft.AspNetCore.Identity;
using MimeKit;
using PartnerSite.Data;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Mail;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Services.Notices;

/// <summary>How sending a notice ended.</summary>
internal enum NoticeOutcome
{
    /// <summary>The mail server took the mail.</summary>
    Sent,

    /// <summary>Nothing was to be sent now.</summary>
    Skipped,

    /// <summary>It could not be sent, and is tried again.</summary>
    Failed,
}

/// <summary>
/// Sends a notice that is due. It is claimed first, so that it is sent once: a mail that fails, or whose process dies,
/// is tried again after growing pauses.
/// </summary>
internal sealed class NoticeSender(
    IProfileStore store,
    PartnerProfiles profiles,
    PartnerCatalog catalog,
    IServiceScopeFactory scopes,
    NoticeMails mails,
    MailDelivery delivery,
    NoticeLimit limit,
    SiteMetrics metrics,
    TimeProvider clock,
    ILogger<NoticeSender> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    /// <summary>Sends it, unless it is no longer true or the owner does not want it.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public async Task<NoticeOutcome> SendAsync(ConnectionKey key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var row = await store.ChangeAsync(key.UserId, stored => Claim(stored, key.Partner, now), cancellationToken);

        if (row is null)
        {
            return NoticeOutcome.Skipped;
        }

        if (now - row.NoticedAt > GiveUpAfter)
        {
            metrics.AddMail("given_up");
            logger.LogError("A mail was given up ({Kind}): it could not be sent for days.", row.Notice);
            await DropAsync(row);
            return NoticeOutcome.Skipped;
        }

        if (await WriteAsync(row, cancellationToken) is not { } message)
        {
            await DropAsync(row);
            return NoticeOutcome.Skipped;
        }

        return limit.Allows(message) ? await SendAsync(row, message, cancellationToken) : NoticeOutcome.Skipped;
    }

    private async Task<NoticeOutcome> SendAsync(
        PartnerConnection row, MimeMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await delivery.SendAsync(message, cancellationToken);
        }
        catch (Exception exception) when (MailFailure.IsFinal(exception))
        {
            metrics.AddMail("given_up");
            logger.LogError("A mail was given up ({Kind}): {Cause}.", row.Notice, MailFailure.KindOf(exception));
            await DropAsync(row);
            return NoticeOutcome.Skipped;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(
                "A mail could not be sent ({Kind}): {Cause}. It is tried again later.",
                row.Notice, MailFailure.KindOf(exception));
            return NoticeOutcome.Failed;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await ChangeAsync(row, current => current.AfterMail(row, now));
        return NoticeOutcome.Sent;
    }

    // Puts it off, so that no other instance sends it too; null when one has, or nothing is due any more.
    private static Decision<PartnerConnection?> Claim(StoredProfile? stored, string partner, DateTime now)
    {
        if (stored?.ConnectionOf(partner) is not { NoticedAt: { } noticedAt } row || !(row.NoticeDueAt <= now))
        {
            return new(null, ProfileChange.None);
        }

        var age = now - noticedAt;
        var pause = age < FirstPause ? FirstPause : age < LongestPause ? age : LongestPause;
        return new(row, new() { Connections = [row with { NoticeDueAt = now + pause }] });
    }

    private async Task<MimeMessage?> WriteAsync(PartnerConnection row, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ApplicationUser>>();

        if (await users.FindByIdAsync(row.UserId) is not { IsActive: true, WantsNotices: true, Email: { } email } user
            || catalog.FindPartner(row.Partner) is not { } partner
            || await profiles.FindAsync(row.UserId, cancellationToken) is not { } stored)
        {
            return null;
        }

        var language = SiteLanguage.All.FirstOrDefault(known => known.Code == user.Language) ?? SiteLanguage.All[0];
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(language.Code);
        return mails.Write(email, row, profiles.From(stored).Of(partner));
    }

    private Task DropAsync(PartnerConnection row) => ChangeAsync(row, current => current.AfterDrop(row));

    // Not cancelled: what was sent is not sent again.
    private Task ChangeAsync(PartnerConnection row, Func<PartnerConnection, PartnerConnection> change) =>
        store.ChangeAsync(
            row.UserId,
            stored => stored?.ConnectionOf(row.Partner) is { } current
                ? new() { Connections = [change(current)] }
                : ProfileChange.None,
            CancellationToken.None);
}
