using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>What an operator does with accounts, beside the running site: <c>users disable lan@example.com</c>.</summary>
internal static class OperatorCommands
{
    private const string Users = "users";

    /// <summary>The program was started for a command, not to serve: there are words beside the settings.</summary>
    public static bool AreIn(string[] args) => WordsOf(args).Count > 0;

    /// <summary>Runs the command; the exit code is 1 when there is no such command or account.</summary>
    public static Task<int> RunAsync(WebApplication app, string[] args) => new RootCommand("PartnerSite")
    {
        new Command(Users, "Accounts")
        {
            Switch(app, "disable", "Ends an account's sessions and tokens at once and lets nobody sign in with it. What it stores stays.", active: false),
            Switch(app, "enable", "Lets a disabled account sign in again.", active: true),
        },
    }.Parse(WordsOf(args)).InvokeAsync();

    // Settings are --key=value, --key value, /key value or key=value, before or after the command.
    private static List<string> WordsOf(string[] args)
    {
        var words = new List<string>();

        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].StartsWith('-') || args[i].StartsWith('/'))
            {
                i += args[i].Contains('=') ? 0 : 1;
            }
            else if (!args[i].Contains('='))
            {
                words.Add(args[i]);
            }
        }

        return words;
    }

    private static Command Switch(WebApplication app, string name, string description, bool active)
    {
        var email = new Argument<string>("email") { Description = "The account's e-mail address." };
        var command = new Command(name, description) { email };
        command.SetAction((result, _) => SetActiveAsync(app, result.GetRequiredValue(email), active));
        return command;
    }

    private static async Task<int> SetActiveAsync(WebApplication app, string email, bool active)
    {
        app.MigrateDatabase();
        using var scope = app.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ApplicationUser>>();

        if (await users.FindByEmailAsync(email) is not { } user)
        {
            await Console.Error.WriteLineAsync("There is no account with this e-mail address.");
            return 1;
        }

        // A new stamp, so that enabling it again revives no old session.
        user.IsActive = active;
        var changed = await users.UpdateSecurityStampAsync(user);

        if (!changed.Succeeded)
        {
            await Console.Error.WriteLineAsync("The account was changed by somebody else at this moment. Nothing was done: try again.");
            return 1;
        }

        await Console.Out.WriteLineAsync(active
            ? "The account is enabled. Its owner can sign in again."
            : "The account is disabled. Its sessions and tokens end with their next request.");
        return 0;
    }
}
