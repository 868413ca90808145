using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Auth;

public sealed class LoginTests(Site site)
{
    [Fact]
    public async Task Signing_in_gives_a_token_for_eight_hours_and_what_a_client_wants_to_know()
    {
        var user = await site.NewUserAsync();
        var answer = await site.NewProgram().LoginAsync(user.Email);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal(["token", "token_type", "expires_at", "user", "has_partner_attributes"], answer.Members);
        Assert.Equal("Bearer", answer.Text("token_type"));
        Assert.InRange(
            answer.Json.GetProperty("expires_at").GetDateTime() - DateTime.UtcNow,
            TimeSpan.FromMinutes(479),
            TimeSpan.FromMinutes(480));
        Assert.Equal(user.Email, answer.Json.GetProperty("user").GetProperty("email").GetString());
        Assert.False(answer.Json.GetProperty("has_partner_attributes").GetBoolean());
        Assert.Null(answer.Header("Set-Cookie"));
    }

    [Fact]
    public async Task A_client_learns_whether_any_partner_is_stored()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_oid", "3cc4f7b9"));

        Assert.True(
            (await site.NewProgram().LoginAsync(user.Email)).Json.GetProperty("has_partner_attributes").GetBoolean());

        await user.SaveAsync(Field.NoPartner);
        Assert.False(
            (await site.NewProgram().LoginAsync(user.Email)).Json.GetProperty("has_partner_attributes").GetBoolean());
    }

    [Fact]
    public async Task An_attribute_that_the_catalog_has_dropped_counts_by_its_tag()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_oid", "3cc4f7b9"));
        site.ChangeRows(user.Email, "UserAttributes", """ "Key" = 'chotot_old' """);

        var program = site.NewProgram();

        Assert.True((await program.LoginAsync(user.Email)).Json.GetProperty("has_partner_attributes").GetBoolean());
        Assert.Equal("{}", (await program.GetAsync("/api/v1/profile/attributes")).Body);
    }

    [Fact]
    public async Task The_signed_in_user_is_named()
    {
        var before = DateTime.UtcNow;
        var program = await site.NewSignedInProgramAsync();
        var me = await program.GetAsync("/api/v1/auth/me");

        Assert.Equal(HttpStatusCode.OK, me.Status);
        Assert.Equal(["id", "name", "email", "is_active", "created_at", "updated_at"], me.Members);
        Assert.Equal(program.Email, me.Text("email"));
        Assert.Equal(program.Email, me.Text("name"));
        Assert.True(me.Json.GetProperty("is_active").GetBoolean());
        Assert.InRange(me.Json.GetProperty("created_at").GetDateTime(), before, DateTime.UtcNow);
        Assert.Equal(DateTimeKind.Utc, me.Json.GetProperty("updated_at").GetDateTime().Kind);
    }

    [Fact]
    public async Task A_strangers_wrong_password_is_no_change_of_the_account_but_a_new_password_is()
    {
        var program = await site.NewSignedInProgramAsync();
        var before = (await program.GetAsync("/api/v1/auth/me")).Text("updated_at");
        await site.NewProgram().LoginAsync(program.Email, "wrong password");

        Assert.Equal(before, (await program.GetAsync("/api/v1/auth/me")).Text("updated_at"));

        var user = site.NewVisitor();
        await user.SignInAsync(program.Email);
        await user.ChangePasswordAsync("another quite long password");
        await program.LoginAsync(program.Email, "another quite long password");

        Assert.NotEqual(before, (await program.GetAsync("/api/v1/auth/me")).Text("updated_at"));
    }

    [Fact]
    public async Task Unknown_wrong_locked_and_disabled_get_one_answer()
    {
        var (wrong, locked, disabled) = (
            await site.NewUserAsync(), await site.NewUserAsync(), await site.NewUserAsync());
        site.Disable(disabled.Email);
        site.Lock(locked.Email);
        var program = site.NewProgram();

        ApiAnswer[] answers =
        [
            await program.LoginAsync(Emails.New()),
            await program.LoginAsync(wrong.Email, "wrong password"),
            await program.LoginAsync(locked.Email),
            await program.LoginAsync(disabled.Email),
        ];

        Assert.All(answers, answer => answer.AssertProblem(HttpStatusCode.Unauthorized));
        Assert.Single(
            answers
                .Select(answer => answer.Body.Replace(answer.Text("trace_id")!, "", StringComparison.Ordinal))
                .Distinct());
        Assert.All(answers, answer => Assert.Equal("Bearer", answer.Header("WWW-Authenticate")));
    }

    [Theory]
    [InlineData("""{"password":"p"}""", "email")]
    [InlineData("""{"email":" ","password":"p"}""", "email")]
    [InlineData("""{"email":"lan@example.com"}""", "password")]
    [InlineData("""{"email":"lan@example.com","password":null}""", "password")]
    [InlineData("""{"email":"lan@example.com","password":7}""", "password")]
    [InlineData("""{"email":"lan@example.com","password":"p","password":"q"}""", "password")]
    [InlineData(
        """{"email":"lan@example.com","password":"p","two_factor_code":"1","two_factor_recovery_code":"2"}""",
        "two_factor_code"
    )]
    [InlineData("""{"email":"lan@example.com","password":"p","user_id":"1"}""", "$")]
    [InlineData("""{"Email":"lan@example.com","password":"p"}""", "$")]
    public async Task A_wrong_body_is_refused_with_the_member_at_fault(string body, string member)
    {
        var answer = await site.NewProgram()
            .SendAsync(HttpMethod.Post, "/api/v1/auth/login", ApiClient.Raw(System.Text.Encoding.UTF8.GetBytes(body)));

        Assert.NotEmpty(answer.AssertProblem(HttpStatusCode.BadRequest).ErrorsOf(member));
    }
}
