using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

/// <summary>
/// The database file is moved, replaced or deleted while the site runs: nothing is said to be saved that would be gone
/// after a restart.
/// </summary>
public sealed class MovedFileTests : IDisposable
{
    private const string All = "/api/v1/profile/attributes";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");
    private readonly MovingClock clock = new();

    private string Live => Path.Combine(folder.FullName, "App_Data", "partnersite.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("moved")]
    [InlineData("deleted")]
    [InlineData("replaced")]
    [InlineData("folder")]
    public async Task The_next_save_fails_at_every_door_and_no_new_file_is_made(string what)
    {
        await using var site = new BrowserSiteIn(folder.FullName) { Clock = clock };
        using var program = await site.NewSignedInProgramAsync();
        using var user = await site.NewUserAsync();
        Assert.Equal(HttpStatusCode.OK, (await program.PutAsync(All, new { chotot_id = "1" })).Status);
        var register = (await site.NewVisitor().GetAsync("/Identity/Account/Register")).Form("Register");
        var form = (await user.GetAsync("/partners/edit")).Form("save");

        Do(what);

        (await program.PutAsync(All, new { chotot_id = "2" })).AssertProblem(HttpStatusCode.ServiceUnavailable);
        (await program.PutAsync(All, new { chotot_id = "3" })).AssertProblem(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await user.SubmitAsync(form)).Status);
        using var visitor = site.NewVisitor();
        var made = await visitor.SubmitAsync(
            register,
            ("Input.Email", Emails.New()),
            ("Input.Password", Emails.Password),
            ("Input.ConfirmPassword", Emails.Password));
        Assert.True((int)made.Status >= 400, $"{made.Status}");
        Assert.Equal(what == "replaced", File.Exists(Live));

        clock.Advance(TimeSpan.FromSeconds(3));
        clock.Advance(TimeSpan.FromSeconds(3));
        await site.Log.SaysAsync("was moved, replaced or deleted while the site runs");
        Assert.Single(site.Log.Lines, line => line.Contains("deleted while the site runs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Back_in_its_place_it_is_saved_to_again()
    {
        await using var site = new BrowserSiteIn(folder.FullName) { Clock = clock };
        using var program = await site.NewSignedInProgramAsync();
        File.Move(Live, Live + ".away");
        (await program.PutAsync(All, new { chotot_id = "2" })).AssertProblem(HttpStatusCode.ServiceUnavailable);
        clock.Advance(TimeSpan.FromSeconds(3));
        await site.Log.SaysAsync("was moved, replaced or deleted while the site runs");

        File.Move(Live + ".away", Live);

        Assert.Equal(HttpStatusCode.OK, (await program.PutAsync(All, new { chotot_id = "3" })).Status);
        clock.Advance(TimeSpan.FromSeconds(3));
        await site.Log.SaysAsync("is in its place again");
        Assert.Equal("3", (await program.GetAsync(All)).Text("chotot_id"));
    }

    [Fact]
    public async Task Another_database_in_its_place_is_not_mixed_with_it()
    {
        await using var site = new BrowserSiteIn(folder.FullName) { Clock = clock };
        using var program = await site.NewSignedInProgramAsync();
        await program.PutAsync(All, new { chotot_id = "1" });
        site.Services.GetRequiredService<IDatabaseBackup>().CopyTo(
            Live + ".other", (_, _) => { }, CancellationToken.None);
        var other = File.ReadAllBytes(Live + ".other");
        await program.PutAsync(All, new { chotot_id = "2" });

        File.Move(Live + ".other", Live, overwrite: true);
        clock.Advance(TimeSpan.FromSeconds(3));
        await site.Log.SaysAsync("was moved, replaced or deleted while the site runs");
        clock.Advance(TimeSpan.FromSeconds(3));

        (await program.PutAsync(All, new { chotot_id = "3" })).AssertProblem(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.NewVisitor().GetAsync("/readyz")).Status);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("in its place again", StringComparison.Ordinal));
        Assert.Equal(other, File.ReadAllBytes(Live));
    }

    private void Do(string what)
    {
        switch (what)
        {
            case "moved":
                File.Move(Live, Live + ".away");
                break;
            case "deleted":
                File.Delete(Live);
                break;
            case "replaced":
                File.WriteAllText(Live + ".other", "");
                File.Move(Live + ".other", Live, overwrite: true);
                break;
            default:
                Directory.Move(Path.GetDirectoryName(Live)!, Path.Combine(folder.FullName, "away"));
                break;
        }
    }
}
