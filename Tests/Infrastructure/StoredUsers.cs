using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Services.Accounts.Mails;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// What a site has stored of its users, read as the site reads it, and changes to their rows behind its back.
/// </summary>
internal static class StoredUsers
{
    /// <summary>The user's account.</summary>
    public static async Task<ApplicationUser> AccountAsync(this Site site, string email)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ApplicationUser>>();
        return (await users.FindByEmailAsync(email))!;
    }

    public static async Task<string> UserIdAsync(this Site site, string email) => (await site.AccountAsync(email)).Id;

    /// <summary>The user's attributes and connections.</summary>
    public static async Task<StoredProfile> ProfileAsync(this Site site, string email) =>
        (await site.ProfileOfAsync(await site.UserIdAsync(email)))!;

    /// <summary>The attributes and connections of the user with this id; null when there is no such user.</summary>
    public static async Task<StoredProfile?> ProfileOfAsync(this Site site, string userId) =>
        await site.Services.GetRequiredService<IProfileStore>()
            .ReadAsync(userId, TestContext.Current.CancellationToken);

    /// <summary>The user's only token.</summary>
    public static async Task<UserAttribute> TokenAsync(this Site site, string email) =>
        (await site.ProfileAsync(email)).Attributes.Single(row => row.Key == "whatsapp_system_token");

    public static void Delete(this Site site, string email) =>
        site.Execute($"""DELETE FROM "AspNetUsers" WHERE "Email" = '{email}' """);

    public static void Disable(this Site site, string email) =>
        site.Execute($"""UPDATE "AspNetUsers" SET "IsActive" = FALSE WHERE "Email" = '{email}' """);

    /// <summary>As an account of before there was a mail server.</summary>
    public static void NeedNotConfirm(this Site site, string email) => site.Execute($"""
        UPDATE "AspNetUsers" SET "MustConfirm" = FALSE
        WHERE "Email" = '{email.Replace("'", "''", StringComparison.Ordinal)}'
        """);

    /// <summary>The link of the mail that a new account gets on a site with a mail server.</summary>
    public static async Task<string> ConfirmationLinkAsync(this Site site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ApplicationUser>>();
        var email = Emails.New();
        var user = new ApplicationUser { UserName = email, Email = email, MustConfirm = true };
        Assert.True((await users.CreateAsync(user, Emails.Password)).Succeeded);
        var code = MailLinks.Encode(await users.GenerateEmailConfirmationTokenAsync(user));
        return $"/Identity/Account/ConfirmEmail?userId={user.Id}&code={code}";
    }

    /// <summary>As after the link of the mail.</summary>
    public static void ConfirmAddress(this Site site, string email) =>
        site.Execute($"""UPDATE "AspNetUsers" SET "EmailConfirmed" = TRUE WHERE "Email" = '{email}' """);

    /// <summary>As if nothing had been done yet.</summary>
    public static void ForgetActivity(this Site site, string email) => site.Execute($"""
        DELETE FROM "Activity" WHERE "UserId" =
            (SELECT "Id" FROM "AspNetUsers" WHERE "Email" = '{email.Replace("'", "''", StringComparison.Ordinal)}')
        """);

    /// <summary>As after too many wrong passwords: for ten minutes, if not said otherwise.</summary>
    public static void Lock(this Site site, string email, TimeSpan? duration = null)
    {
        var until = DateTime.UtcNow + (duration ?? TimeSpan.FromMinutes(10));
        site.Execute($"""
            UPDATE "AspNetUsers" SET "LockoutEnd" = '{until:yyyy-MM-dd HH:mm:ss}+00:00' WHERE "Email" = '{email}'
            """);
    }

    /// <summary>As an earlier version of the site stored the password.</summary>
    public static void StoreHash(this Site site, string email, string hash) =>
        site.Execute($"""UPDATE "AspNetUsers" SET "PasswordHash" = '{hash}' WHERE "Email" = '{email}' """);

    /// <summary>Writes to the user's rows of a table.</summary>
    /// <param name="site">The site.</param>
    /// <param name="email">The user.</param>
    /// <param name="table">The table.</param>
    /// <param name="change">What is set, as in SQL.</param>
    /// <param name="where">Which of the user's rows, as in SQL.</param>
    public static void ChangeRows(this Site site, string email, string table, string change, string where = "TRUE") =>
        site.Execute($"""
            UPDATE "{table}" SET {change}
            WHERE ({where}) AND "UserId" = (SELECT "Id" FROM "AspNetUsers" WHERE "Email" = '{email}')
            """);

    /// <summary>The user's token can't be decrypted any more.</summary>
    public static void DamageToken(this Site site, string email, string change = """ "Value" = 'damaged' """) =>
        site.ChangeRows(email, "UserAttributes", change, """ "Key" = 'whatsapp_system_token' """);

    /// <summary>Takes a table away until the result is disposed: what needs it fails.</summary>
    public static IDisposable Without(this Site site, string table)
    {
        site.Execute($"""ALTER TABLE "{table}" RENAME TO "Away" """);
        return new Returning(() => site.Execute($"""ALTER TABLE "Away" RENAME TO "{table}" """));
    }

    private sealed class Returning(Action giveBack) : IDisposable
    {
        public void Dispose() => giveBack();
    }
}
