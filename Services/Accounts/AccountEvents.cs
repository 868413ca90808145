using PartnerSite.Data;
using PartnerSite.Services.Accounts.Mails;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Http;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Makes seen what happens to accounts: a line in the log and an entry of the activity each, and a mail about what
/// changes how the account is protected.
/// </summary>
public sealed class AccountEvents(
    ActivityRecorder activity,
    SiteMetrics metrics,
    IHttpContextAccessor requests,
    IServiceProvider services,
    ILogger<AccountEvents> logger)
{
    private static readonly HashSet<ActivityKind> Often =
    [
        ActivityKind.SignedIn, ActivityKind.ApiSignedIn, ActivityKind.SignInRefused, ActivityKind.SignInLimited,
        ActivityKind.PasswordRefused, ActivityKind.SignedOut,
    ];

    /// <summary>Records an event.</summary>
    /// <param name="userId">The account; null when there is none.</param>
    /// <param name="kind">What happened.</param>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public async Task RecordAsync(string? userId, ActivityKind kind)
    {
        Log(userId, kind.Name());

        if (userId is null)
        {
            return;
        }

        if (ProtectionChanged.Sentences.ContainsKey(kind))
        {
            services.GetService<AccountMails>()?.TellOwner(userId, kind);
        }

        await (Often.Contains(kind)
            ? activity.CountAsync(userId, new(kind), CancellationToken.None)
            : activity.RecordAsync(userId, [new(kind)], CancellationToken.None));
    }

    /// <summary>Records the end of an account, whose activity has gone with it.</summary>
    public void RecordDeletion(ApplicationUser user)
    {
        Log(user.Id, "account_deleted");
        services.GetService<AccountMails>()?.TellOfDeletion(user.Email!);
    }

    private void Log(string? userId, string name)
    {
        metrics.AddAccountEvent(name);

        // Nothing else may be in it: no address in full, no name, no secret.
        logger.LogInformation(
            "Account event {Event}: user {UserId}, network {Network}.",
            name,
            userId ?? "none",
            requests.HttpContext?.Connection.RemoteIpAddress.Network() ?? "none");
    }
}
