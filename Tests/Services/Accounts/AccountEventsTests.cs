using System.Net;
using System.Text.RegularExpressions;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts;

/// <summary>What happens to an account is seen: a line in the log, an entry of the activity, and a mail.</summary>
public sealed partial class AccountEventsTests(MailSite site) : IClassFixture<MailSite>
{
    private const string Another = "quite another password of hers";

    [Fact]
    public async Task Each_event_is_a_line_an_entry_and_where_it_changes_the_protection_a_mail()
    {
        using var user = await site.NewUserAsync();
        site.Execute($"""UPDATE "AspNetUsers" SET "EmailConfirmed" = 1 WHERE "Email" = '{user.Email}' """);
        var id = await site.UserIdAsync(user.Email);

        using var visitor = site.NewVisitor();
        await visitor.SignInAsync(user.Email, "wrong");
        var (_, codes) = await Authenticator.EnableAsync(user);
        await site.NewProgram().LoginAsync(user.Email, recoveryCode: codes[0]);
        await user.SubmitAsync(
            (await user.GetAsync("/Identity/Account/Manage/GenerateRecoveryCodes")).Form("GenerateRecoveryCodes"));
        await Authenticator.EnableAsync(user);
        await user.SubmitAsync((await user.GetAsync("/Identity/Account/Manage/Disable2fa")).Form("Disable2fa"));
        await user.ChangePasswordAsync(Another);
        await user.SignInAsync(user.Email, Another);
        await user.SignOutEverywhereAsync();
        await user.SignInAsync(user.Email, Another);
        await user.SignOutAsync();
        await user.SignInAsync(user.Email, Another);

        string[] expected =
        [
            "sign_in_refused", "second_factor_on", "recovery_code_used", "recovery_codes_made", "second_factor_moved",
            "second_factor_off", "password_changed", "signed_in", "signed_out_everywhere",
            "signed_out",
        ];
        var program = site.NewProgram();
        await program.LoginAsync(user.Email, Another);
        var entries = (await program.GetAsync("/api/v1/profile/activity?limit=100")).Json
            .EnumerateArray().Select(entry => entry.GetProperty("event").GetString()!).Distinct().ToList();
        Assert.Subset(entries.ToHashSet(), expected.ToHashSet());

        var lines = site.Log.Lines.Where(line => line.Contains("Account event", StringComparison.Ordinal)).ToList();
        Assert.All(expected, name => Assert.Contains(
            lines, line => line.Contains($"Account event {name}: user {id}, network ", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.Matches(Line(), line));
        Assert.DoesNotContain(lines, line => line.Contains(user.Email, StringComparison.OrdinalIgnoreCase));

        var page = await user.GetAsync("/activity");
        Assert.Contains("Two-step verification turned off", page.Body, StringComparison.Ordinal);
        Assert.Contains("A sign-in was refused", page.Body, StringComparison.Ordinal);

        foreach (var sentence in (string[])
            [
                "The password of your account was changed.",
                "Two-step verification was turned on",
                "was moved to another phone",
                "Two-step verification was turned off",
                "New recovery codes were made",
                "was used to sign in",
                "was signed out on all devices",
            ])
        {
            await site.Smtp.MailAsync(user.Email, sentence);
        }
    }

    [Fact]
    public async Task Too_many_and_locked_sign_ins_are_seen_and_counted_in_few_entries()
    {
        await using var strict = new Site { GuessesPerMinute = 10 };
        using var user = await strict.NewUserAsync();

        for (var i = 0; i < 8; i++)
        {
            await strict.NewProgram().LoginAsync(user.Email, "wrong");
        }

        var page = await user.GetAsync("/activity");
        Assert.Contains("5 sign-ins were refused: wrong password", page.Body, StringComparison.Ordinal);
        Assert.Contains("3 sign-ins were refused: too many attempts", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_is_seen()
    {
        using var user = await site.NewUserAsync();
        site.Execute($"""UPDATE "AspNetUsers" SET "AccessFailedCount" = 99 WHERE "Email" = '{user.Email}' """);

        await site.NewProgram().LoginAsync(user.Email, "wrong");

        Assert.Contains("Account locked", (await user.GetAsync("/activity")).Body, StringComparison.Ordinal);
        (await site.NewProgram().LoginAsync(user.Email)).AssertProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Of_one_kind_of_change_five_mails_an_hour_are_sent_and_of_another_still_one()
    {
        using var user = await site.NewUserAsync();
        site.ConfirmAddress(user.Email);
        await Authenticator.EnableAsync(user);

        for (var i = 0; i < 8; i++)
        {
            await user.SubmitAsync((await user.GetAsync("/Identity/Account/Manage/GenerateRecoveryCodes"))
                .Form("GenerateRecoveryCodes"));
        }

        await user.ChangePasswordAsync(Another);
        await site.Smtp.MailAsync(user.Email, "The password of your account was changed.");
        Assert.Equal(5, site.Smtp.Mails.Count(mail =>
            mail.To == user.Email && mail.Html.Contains("New recovery codes were made", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_address_without_an_account_is_in_no_line()
    {
        var email = Emails.New();
        await site.NewProgram().LoginAsync(email, "wrong");

        Assert.Contains(
            site.Log.Lines,
            line => line.Contains("Account event sign_in_refused: user none", StringComparison.Ordinal));
        Assert.DoesNotContain(
            site.Log.Lines,
            line => line.Contains("Account event", StringComparison.Ordinal)
                && line.Contains(email, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_deleted_account_has_a_last_mail()
    {
        using var user = await site.NewUserAsync();
        var id = await site.UserIdAsync(user.Email);
        var page = await user.GetAsync("/Identity/Account/Manage/DeletePersonalData");
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await user.SubmitAsync(page.Form("DeletePersonalData"), ("Input.Password", Emails.Password))).Status);

        await site.Smtp.MailAsync(user.Email, "Your account was deleted");
        Assert.Contains(site.Log.Lines, line => line.Contains(
            $"Account event account_deleted: user {id}, network ", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"Account event [a-z_]+: user ([0-9a-f-]{36}|none), network [0-9A-Za-z.:]+\.")]
    private static partial Regex Line();
}
