using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;

namespace PartnerSite.Services.Commands;

/// <summary>What an operator does with accounts: <c>users disable lan@example.com</c>.</summary>
internal static class UserCommands
{
    /// <summary>The command <c>users</c>.</summary>
    public static Command Create(Func<WebApplication> build) => new("users", "Accounts")
    {
        SetActive(
            build,
            "disable",
            "Ends an account's sessions and tokens at once and lets nobody sign in with it. What it stores stays.",
            active: false),
        SetActive(build, "enable", "Lets a disabled account sign in again.", active: true),
    };

    private static Command SetActive(Func<WebApplication> build, string name, string description, bool active)
    {
        var email = new Argument<string>("email") { Description = "The account's e-mail address." };
        var command = new Command(name, description) { email };
        command.SetAction((result, _) => SetActiveAsync(build(), result.GetRequiredValue(email), active));
        return command;
    }

    private static async Task<int> SetActiveAsync(WebApplication app, string email, bool active)
    {
        using var scope = app.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ApplicationUser>>();

        if (await users.FindByEmailAsync(email) is not { } user)
        {
            await Console.Error.WriteLineAsync("There is no account with this e-mail address.");
            return 1;
        }

        // The new stamp ends old sessions for good, even when the account is enabled again.
        user.IsActive = active;
        var changed = await users.UpdateSecurityStampAsync(user);

        if (!changed.Succeeded)
        {
            await Console.Error.WriteLineAsync(
                "The account was changed by somebody else at this moment. Nothing was done: try again.");
            return 1;
        }

        await Console.Out.WriteLineAsync(active
            ? "The account is enabled. Its owner can sign in again."
            : "The account is disabled. Its sessions and tokens end with their next request.");
        return 0;
    }
}
