using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Commands;

/// <summary>The operator's commands, run as processes of their own beside the site.</summary>
public sealed class OperatorCommandTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_comes_back_without_its_old_sessions()
    {
        using var user = await site.NewUserAsync();
        var program = site.NewProgram();
        await program.LoginAsync(user.Email);

        Assert.StartsWith(
            "The account is disabled.", await RunAsync("users", "disable", user.Email), StringComparison.Ordinal);

        (await program.GetAsync("/api/v1/auth/me")).AssertProblem(HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync("/partners")).Status);
        (await site.NewProgram().LoginAsync(user.Email)).AssertProblem(HttpStatusCode.Unauthorized);
        Assert.Equal(
            SiteClient.WrongSignIn,
            (await site.NewVisitor().SignInAsync(user.Email)).TextOf(".validation-summary-errors"));

        Assert.StartsWith(
            "The account is enabled.", await RunAsync("users", "enable", user.Email), StringComparison.Ordinal);

        (await program.GetAsync("/api/v1/auth/me")).AssertProblem(HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.OK, (await program.LoginAsync(user.Email)).Status);
    }

    [Fact]
    public async Task An_unknown_account_is_reported()
    {
        _ = site.Services;
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync("users", "disable", Emails.New()));
        Assert.Contains("There is no account with this e-mail address.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user", "disable", "lan@example.com")]
    [InlineData("users", "remove", "lan@example.com")]
    [InlineData("users")]
    [InlineData("help")]
    public async Task An_unknown_command_serves_nothing_and_changes_nothing(params string[] arguments)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            Tool.RunAsync(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "PartnerSite.dll"), .. arguments],
                ("ASPNETCORE_ENVIRONMENT", "Production"),
                ("Database__Path", $"{site.DatabasePath}-none"),
                ("Encryption__Key", site.EncryptionKey)));

        Assert.Contains("dotnet exited with 1", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists($"{site.DatabasePath}-none"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Settings_may_stand_before_and_after_the_command(bool before)
    {
        using var user = await site.NewUserAsync();
        string[] settings = ["--urls", "http://127.0.0.1:0", $"--Database:Path={site.DatabasePath}"];
        string[] words = ["users", "disable", user.Email];

        await Tool.RunAsync(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "PartnerSite.dll"),
                .. before ? settings.Concat(words) : words.Concat(settings),
            ],
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Encryption__Key", site.EncryptionKey));

        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync("/partners")).Status);
    }

    private Task<string> RunAsync(params string[] arguments) =>
        Tool.RunAsync(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "PartnerSite.dll"), .. arguments],
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Database__Path", site.DatabasePath),
            ("Encryption__Key", site.EncryptionKey));
}
