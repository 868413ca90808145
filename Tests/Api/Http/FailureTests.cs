using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Http;

/// <summary>What fails in the site itself is a problem under /api too, and reveals nothing of it.</summary>
public sealed class FailureTests
{
    private const string All = "/api/v1/profile/attributes";

    [Fact]
    public async Task A_database_that_cannot_be_written_is_503_and_reading_goes_on()
    {
        await using var site = new BrowserSite();
        var program = await site.NewSignedInProgramAsync();

        using (site.Database.BlockWrites())
        {
            var answers = await Task.WhenAll(
                program.PutAsync(All, new { chotot_id = "1" }), program.PostAsync("/api/v1/auth/logout"));
            Assert.All(answers, answer => answer.AssertProblem(HttpStatusCode.ServiceUnavailable));
            Assert.Equal("{}", (await program.GetAsync(All)).Body);
        }

        Assert.Equal(HttpStatusCode.OK, (await program.PutAsync(All, new { chotot_id = "1" })).Status);
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_503_whether_it_holds_the_session_or_the_data()
    {
        await using var site = new BrowserSite();
        var program = await site.NewSignedInProgramAsync();

        foreach (var table in (string[])["EndedSessions", "UserAttributes"])
        {
            using (site.Without(table))
            {
                (await program.GetAsync(All)).AssertProblem(HttpStatusCode.ServiceUnavailable);
                (await program.PutAsync(All, new { chotot_id = "1" })).AssertProblem(HttpStatusCode.ServiceUnavailable);
            }

            Assert.Equal("{}", (await program.GetAsync(All)).Body);
        }
    }

    [Fact]
    public async Task An_unexpected_error_is_500_and_reveals_nothing()
    {
        // Only SQLite stores such a time.
        await using var site = new BrowserSite { IsOnSqlite = true };
        var program = await site.NewSignedInProgramAsync();
        site.Execute("""UPDATE "AspNetUsers" SET "UpdatedAt" = 'no date' """);

        var answer = (await program.GetAsync("/api/v1/auth/me")).AssertProblem(HttpStatusCode.InternalServerError);

        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
        Assert.Contains(answer.Text("trace_id")!, site.Log.Text, StringComparison.Ordinal);
    }
}
