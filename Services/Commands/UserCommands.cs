using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Accounts.Mails;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Http;
using PartnerSite.Services.Mail;
using PartnerSite.Services.Sessions;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Commands;

/// <summary>What an operator does with accounts: <c>users disable lan@example.com</c>.</summary>
internal static class UserCommands
{
    private const string ChangedMeanwhile =
        "The account was changed by somebody else at this moment. Nothing was done: try again.";

    /// <summary>The command <c>users</c>.</summary>
    public static Command Create(BuildSite build) => new("users", "Accounts")
    {
        UserReport.CreateList(build),
        For(build, "show", "Shows what is known of an account, and no value that it stores.", UserReport.ShowAsync),
        For(
            build,
            "disable",
            "Ends an account's sessions and tokens at once and lets nobody sign in with it. What it stores stays.",
            (services, user) => SetActiveAsync(services, user, active: false)),
        For(
            build,
            "enable",
            "Lets a disabled account sign in again, and ends a lock.",
            (services, user) => SetActiveAsync(services, user, active: true)),
        For(build, "unlock", "Ends the lock that too many wrong passwords have put on an account.", UnlockAsync),
        For(build, "sign-out", "Ends an account's sessions and tokens at once.", SignOutAsync),
        For(
            build,
            "reset-second-factor",
            "Turns an account's second factor off, for an owner who lost phone and recovery codes.",
            ResetSecondFactorAsync),
        For(
            build,
            "reset-link",
            "Prints a link by which the owner sets a new password. Hand it over yourself, to the owner alone.",
            PrintResetLinkAsync),
    };

    private static Command For(
        BuildSite build,
        string name,
        string description,
        Func<IServiceProvider, ApplicationUser, Task<int>> runAsync)
    {
        var email = new Argument<string>("email") { Description = "The account's e-mail address." };
        var command = new Command(name, description) { email };
        command.SetAction(async (result, _) =>
        {
            await using var app = build();
            await using var scope = app.Services.CreateAsyncScope();

            if (await Users(scope.ServiceProvider).FindByEmailAsync(result.GetRequiredValue(email)) is { } user)
            {
                var exitCode = await runAsync(scope.ServiceProvider, user);

                // Its owner hears of it now: the process ends before a queue would be emptied.
                await (app.Services.GetService<MailQueue>()?.StopAsync(CancellationToken.None) ?? Task.CompletedTask);
                return exitCode;
            }

            await Console.Error.WriteLineAsync("There is no account with this e-mail address.");
            return OperatorCommands.Failed;
        });
        return command;
    }

    private static UserManager<ApplicationUser> Users(IServiceProvider services) =>
        services.GetRequiredService<UserManager<ApplicationUser>>();

    private static async Task<int> SetActiveAsync(IServiceProvider services, ApplicationUser user, bool active)
    {
        // The new stamp ends old sessions for good, even when the account is enabled again.
        user.IsActive = active;

        if (active)
        {
            (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        }

        return await EndAsync(
            services,
            user,
            await Users(services).UpdateSecurityStampAsync(user),
            active ? ActivityKind.Enabled : ActivityKind.Disabled,
            active
            ? "The account is enabled. Its owner can sign in again."
            : "The account is disabled. Its sessions and tokens end with their next request.");
    }

    private static async Task<int> UnlockAsync(IServiceProvider services, ApplicationUser user)
    {
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        return await EndAsync(
            services,
            user,
            await Users(services).UpdateAsync(user),
            ActivityKind.Unlocked,
            "The account is not locked. Wrong passwords of the last hour still count where they came from.");
    }

    private static async Task<int> SignOutAsync(IServiceProvider services, ApplicationUser user)
    {
        await services.GetRequiredService<SessionRegister>().EndAllAsync(user.Id);
        return await EndAsync(
            services,
            user,
            IdentityResult.Success,
            ActivityKind.SignedOutEverywhere,
            "The account's sessions and tokens end with their next request.");
    }

    private static async Task<int> ResetSecondFactorAsync(IServiceProvider services, ApplicationUser user) =>
        await EndAsync(
            services,
            user,
            await Users(services).SetTwoFactorEnabledAsync(user, false),
            kind: null,
            "The account has no second factor. Its sessions and tokens end with their next request. Tell its owner.");

    private static async Task<int> PrintResetLinkAsync(IServiceProvider services, ApplicationUser user)
    {
        if (!user.IsActive)
        {
            await Console.Error.WriteLineAsync("The account is disabled: enable it first.");
            return OperatorCommands.Failed;
        }

        var settings = services.GetRequiredService<IConfiguration>();
        var code = MailLinks.Encode(await Users(services).GeneratePasswordResetTokenAsync(user));
        var path = $"{SitePath.Read(settings).Value}{IdentityPages.PathOf(IdentityPages.ResetPassword)}?code={code}";
        var site = settings.Text("Site:Address")?.TrimEnd('/');
        await Console.Error.WriteLineAsync(
            $"The link works once, for {PasswordResetTokens.Hours} hours. Whoever has it can take the account over."
            + (site is null ? " Put the address of your site before it." : ""));
        return await EndAsync(
            services, user, IdentityResult.Success, ActivityKind.ResetLinkMade, $"{site}{path}");
    }

    // What Identity itself has recorded has no kind here.
    private static async Task<int> EndAsync(
        IServiceProvider services, ApplicationUser user, IdentityResult result, ActivityKind? kind, string done)
    {
        if (result.Succeeded && kind is { } what)
        {
            await services.GetRequiredService<AccountEvents>().RecordAsync(user.Id, what);
        }

        await (result.Succeeded ? Console.Out : Console.Error).WriteLineAsync(
            result.Succeeded ? done : ChangedMeanwhile);
        return result.Succeeded ? OperatorCommands.Succeeded : OperatorCommands.Failed;
    }
}
