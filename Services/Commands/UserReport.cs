using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnerSite.Data;

namespace PartnerSite.Services.Commands;

/// <summary>What an operator sees of accounts; never a value that they store.</summary>
internal static class UserReport
{
    /// <summary>The command <c>users list</c>.</summary>
    public static Command CreateList(BuildSite build)
    {
        var command = new Command("list", "Lists the accounts by e-mail address.");
        command.SetAction((_, cancellationToken) => ListAsync(build, cancellationToken));
        return command;
    }

    /// <summary>Runs <c>users show</c>.</summary>
    public static async Task<int> ShowAsync(IServiceProvider services, ApplicationUser user)
    {
        var users = services.GetRequiredService<UserManager<ApplicationUser>>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        Write("E-mail address", $"{user.Email}{(user.EmailConfirmed ? "" : ", not confirmed")}");
        Write("User id", user.Id);
        Write("Made", Format(user.CreatedAt));
        Write("State", StateOf(user, now));
        Write("Second factor", user.TwoFactorEnabled
            ? $"on, {await users.CountRecoveryCodesAsync(user)} recovery codes left"
            : "off");
        return OperatorCommands.Succeeded;
    }

    private static async Task<int> ListAsync(BuildSite build, CancellationToken cancellationToken)
    {
        await using var app = build();
        await using var scope = app.Services.CreateAsyncScope();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var users = scope.ServiceProvider.GetRequiredService<AppDbContext>()
            .Users.AsNoTracking().OrderBy(user => user.NormalizedEmail).AsAsyncEnumerable();

        await foreach (var user in users.WithCancellation(cancellationToken))
        {
            var factor = user.TwoFactorEnabled ? "2FA" : "";
            Console.Out.WriteLine($"{user.Email,-40}  {Format(user.CreatedAt)}  {factor,-3}  {StateOf(user, now)}");
        }

        return OperatorCommands.Succeeded;
    }

    private static string StateOf(ApplicationUser user, DateTimeOffset now) =>
        !user.IsActive ? "disabled"
        : user.LockoutEnd > now ? $"locked until {Format(user.LockoutEnd.Value.UtcDateTime)}"
        : user is { MustConfirm: true, EmailConfirmed: false } ? "waits for its address to be confirmed"
        : "active";

    private static string Format(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static void Write(string label, string value) => Console.Out.WriteLine($"{label + ":",-16} {value}");
}
