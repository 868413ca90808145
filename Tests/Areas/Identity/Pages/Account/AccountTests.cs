using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account;

public sealed class AccountTests(Site site)
{
    [Fact]
    public async Task Deleting_the_account_takes_the_attributes_with_it()
    {
        using var other = await site.NewUserAsync();
        await other.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "1"));
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        var id = await site.UserIdAsync(user.Email);

        var page = await user.GetAsync("/Identity/Account/Manage/DeletePersonalData");
        var answer = await user.SubmitAsync(page.Form("DeletePersonalData"), ("Input.Password", Emails.Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Null(await site.ProfileOfAsync(id));
        Assert.Equal(["chotot_id"], (await site.ProfileAsync(other.Email)).Attributes.Select(row => row.Key));
    }

    [Fact]
    public async Task Deleting_the_account_without_the_password_brings_the_form_back()
    {
        var user = await site.NewUserAsync();
        var page = await user.GetAsync("/Identity/Account/Manage/DeletePersonalData");
        var answer = await user.SubmitAsync(page.Form("DeletePersonalData"), ("Input.Password", ""));

        Assert.Equal("Enter your password.", answer.TextOf("#password-error"));
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task The_download_of_my_data_has_the_plain_values_and_never_the_token()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(phoneNumberId: "106853218861309", token: "EAAcanary");

        var page = await user.GetAsync("/Identity/Account/Manage/PersonalData");
        var answer = await user.SubmitAsync(page.Form("DownloadPersonalData"));
        using var data = JsonDocument.Parse(answer.Body);

        Assert.Equal("application/json", answer.Header("Content-Type"));
        Assert.Contains("attachment", answer.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal(user.Email, data.RootElement.GetProperty("email").GetString());
        Assert.Equal("106853218861309", data.RootElement.GetProperty("whatsapp_phone_number_id").GetString());
        Assert.DoesNotContain(
            data.RootElement.EnumerateObject(),
            member => member.Name.Contains("token", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("EAAcanary", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_download_of_my_data_names_everything_as_the_API_does()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();

        var page = await user.GetAsync("/Identity/Account/Manage/PersonalData");
        var answer = await user.SubmitAsync(page.Form("DownloadPersonalData"));
        string[] names = [.. Regex.Matches(answer.Body, """
            "([^"]+)":
            """.Trim()).Select(name => name.Groups[1].Value)];

        Assert.Superset(
            new HashSet<string>
            {
                "user_name", "email", "partner_connections", "status", "sessions", "last_seen_at", "activity",
                "event", "at",
            },
            names.ToHashSet());
        Assert.All(names, name => Assert.Matches("^[a-z0-9_]+$", name));
    }

    [Fact]
    public async Task Unknown_wrong_and_locked_get_one_answer()
    {
        var locked = await site.NewUserAsync();
        await locked.SignOutAsync();

        site.Lock(locked.Email);
        var known = await site.NewUserAsync();
        await known.SignOutAsync();
        var answers = new[]
        {
            await site.NewVisitor().SignInAsync(Emails.New()),
            await site.NewVisitor().SignInAsync(known.Email, "wrong"),
            await site.NewVisitor().SignInAsync(locked.Email),
        };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.All(
            answers, answer => Assert.Equal(SiteClient.WrongSignIn, answer.TextOf(".validation-summary-errors")));
    }

    [Fact]
    public async Task A_second_account_with_the_same_address_is_refused_in_one_sentence()
    {
        var user = await site.NewUserAsync();
        var visitor = site.NewVisitor();
        var answer = await visitor.SubmitAsync(
            (await visitor.GetAsync("/Identity/Account/Register")).Form("Register"),
            ("Input.Email", user.Email),
            ("Input.Password", Emails.Password),
            ("Input.ConfirmPassword", Emails.Password));

        Assert.Equal(
            "There's already an account with this email address. Sign in, or use another address.",
            answer.TextOf(".validation-summary-errors"));
    }

    [Theory]
    [InlineData("ConfirmEmail?userId=nobody&code=!!", HttpStatusCode.NotFound)]
    [InlineData("ConfirmEmail?userId={id}&code=!!", HttpStatusCode.NotFound)]
    [InlineData("LoginWith2fa", HttpStatusCode.Redirect)]
    [InlineData("LoginWithRecoveryCode", HttpStatusCode.Redirect)]
    public async Task A_mangled_link_gets_an_answer_and_names_no_user(string address, HttpStatusCode status)
    {
        using var user = await site.NewUserAsync();
        var id = await site.UserIdAsync(user.Email);
        var answer = await site.NewVisitor()
            .GetAsync("/Identity/Account/" + address.Replace("{id}", id, StringComparison.Ordinal));

        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("nobody", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(id, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConfirmEmailChange?userId=1&email=lan@example.com&code=Y29kZQ")]
    [InlineData("ForgotPassword")]
    [InlineData("ForgotPasswordConfirmation")]
    [InlineData("RegisterConfirmation?email=lan@example.com")]
    [InlineData("ResendEmailConfirmation")]
    [InlineData("Manage/Email")]
    public async Task What_would_need_a_mail_server_is_not_offered(string page) =>
        Assert.Equal(
            HttpStatusCode.NotFound, (await (await site.NewUserAsync()).GetAsync($"/Identity/Account/{page}")).Status);

    [Theory]
    [InlineData("Account/ExternalLogin")]
    [InlineData("Account/Manage/ExternalLogins")]
    [InlineData("Account/Manage/SetPassword")]
    [InlineData("Error")]
    public async Task Pages_that_the_site_has_no_use_for_are_not_there(string page) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.NewUserAsync()).GetAsync($"/Identity/{page}")).Status);

    [Theory]
    [InlineData("lan.nguyen@example.com", "LN")]
    [InlineData("shop@example.com", "S")]
    [InlineData("đào-thị-hoa@example.com", "ĐT")]
    [InlineData("_@example.com", "?")]
    public void Initials_come_from_the_name(string email, string initials)
    {
        var user = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity(
            [new(System.Security.Claims.ClaimTypes.Name, email)], "test"));
        Assert.Equal(initials, PartnerSite.Services.Accounts.SignedInUser.Initials(user));
    }
}
