using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

public sealed class UnavailableTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_database_that_can_not_be_written_is_a_503_that_says_so_and_reading_goes_on()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        (string, string?)[] fields = [Field.Partner("chotot"), Field.Value("chotot_id", "85558138")];

        using (var blocker = site.OpenDatabase())
        {
            using var command = blocker.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();

            var page = await user.SubmitAsync(form, fields);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
            Assert.StartsWith(
                "PartnerSite can't save right now Nothing was changed",
                page.TextOf("[data-failure]"),
                StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await user.SubmitAsync(form, fields)).Status);
        Assert.Equal("85558138", Answer.Text((await user.GetAsync("/partners")).Key("chotot_id")));
    }

    [Fact]
    public async Task While_the_database_cannot_be_written_a_refusal_tells_nobody_who_has_an_account()
    {
        await using var full = new Site();
        using var user = await full.NewUserAsync();
        using var visitor = full.NewVisitor();
        full.Execute("""
            CREATE TRIGGER "full" BEFORE UPDATE ON "AspNetUsers" BEGIN SELECT RAISE(FAIL, 'full'); END
            """);

        using (full.Without("Activity"))
        {
            Assert.All(
                [
                    await full.NewProgram().LoginAsync(user.Email, "wrong"),
                    await full.NewProgram().LoginAsync(Emails.New(), "wrong"),
                ],
                answer => answer.AssertProblem(HttpStatusCode.Unauthorized));
            Assert.All(
                [await visitor.SignInAsync(user.Email, "wrong"), await visitor.SignInAsync(Emails.New(), "wrong")],
                answer => Assert.Equal(SiteClient.WrongSignIn, answer.TextOf(".validation-summary-errors")));
        }
    }
}
