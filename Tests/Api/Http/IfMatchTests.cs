using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Http;

public sealed class IfMatchTests(Site site)
{
    private const string All = "/api/v1/profile/attributes";

    [Fact]
    public async Task An_old_tag_is_refused_on_every_change_and_nothing_is_written()
    {
        var program = await site.NewSignedInProgramAsync();
        var old = (await program.PutAsync(All, new { chotot_id = "1" })).ETag;
        var now = await program.PutAsync(All, new { chotot_id = "2" });

        (await program.PutAsync(All, new { chotot_id = "3" }, old)).AssertProblem(HttpStatusCode.PreconditionFailed);
        (await program.PutAsync(All, new { chotot_id = "2" }, old)).AssertProblem(HttpStatusCode.PreconditionFailed);
        (await program.PutAsync($"{All}/chotot_id", new { value = "3" }, old)).AssertProblem(
            HttpStatusCode.PreconditionFailed);
        (await program.DeleteAsync($"{All}/chotot_id", old)).AssertProblem(HttpStatusCode.PreconditionFailed);
        (await program.DeleteAsync("/api/v1/profile/partners/chotot", old)).AssertProblem(
            HttpStatusCode.PreconditionFailed);

        Assert.Equal(now.ETag, (await program.GetAsync(All)).ETag);
        Assert.Equal("""{"chotot_id":"2"}""", (await program.GetAsync(All)).Body);
    }

    [Fact]
    public async Task A_tag_from_any_address_of_the_profile_protects_a_change_through_any_other()
    {
        var program = await site.NewSignedInProgramAsync();
        var put = await program.PutAsync(All, new { chotot_id = "1" });
        string?[] tags =
        [
            put.ETag,
            (await program.GetAsync($"{All}/chotot_id")).ETag,
            (await program.GetAsync("/api/v1/profile/partners")).ETag,
        ];

        Assert.Single(tags.Distinct());
        Assert.Equal(
            HttpStatusCode.OK, (await program.PutAsync($"{All}/chotot_oid", new { value = "2" }, put.ETag)).Status);
        (await program.DeleteAsync("/api/v1/profile/partners/chotot", put.ETag)).AssertProblem(
            HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_program_and_a_page_protect_their_changes_from_each_other()
    {
        var user = await site.NewUserAsync();
        var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        var tag = (await program.PutAsync(All, new { chotot_id = "1" })).ETag;
        var form = (await user.GetAsync("/partners/edit")).Form("save");

        await user.SaveAsync(Field.Value("chotot_id", "2"));

        (await program.PutAsync(All, new { chotot_id = "3" }, tag)).AssertProblem(HttpStatusCode.PreconditionFailed);
        Assert.Equal(HttpStatusCode.Conflict, (await user.SubmitAsync(form, Field.Value("chotot_id", "4"))).Status);
        Assert.Equal("""{"chotot_id":"2"}""", (await program.GetAsync(All)).Body);
    }

    [Fact]
    public async Task One_tag_of_a_list_is_enough_and_a_weak_one_never_is()
    {
        var program = await site.NewSignedInProgramAsync();
        var tag = (await program.PutAsync(All, new { chotot_id = "1" })).ETag;

        (await program.PutAsync(All, new { chotot_id = "2" }, $"W/{tag}")).AssertProblem(
            HttpStatusCode.PreconditionFailed);
        Assert.Equal(
            HttpStatusCode.OK, (await program.PutAsync(All, new { chotot_id = "2" }, $"\"other\", {tag}")).Status);
    }

    [Fact]
    public async Task A_star_wants_the_attribute_to_be_there()
    {
        var program = await site.NewSignedInProgramAsync();

        (await program.PutAsync($"{All}/chotot_id", new { value = "1" }, "*")).AssertProblem(
            HttpStatusCode.PreconditionFailed);
        Assert.Equal(HttpStatusCode.OK, (await program.PutAsync(All, new { chotot_id = "1" }, "*")).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.PutAsync($"{All}/chotot_id", new { value = "2" }, "*")).Status);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("\"")]
    [InlineData("\"a\" \"b\"")]
    public async Task A_condition_that_cannot_be_read_is_not_ignored(string ifMatch)
    {
        var program = await site.NewSignedInProgramAsync();
        var answer = (await program.PutAsync(All, new { chotot_id = "1" }, ifMatch)).AssertProblem(
            HttpStatusCode.BadRequest);

        Assert.NotEmpty(answer.ErrorsOf("If-Match"));
        Assert.Equal("{}", (await program.GetAsync(All)).Body);
    }

    [Fact]
    public async Task Of_two_that_change_the_same_version_at_once_one_wins_100_times_of_100()
    {
        var program = await site.NewSignedInProgramAsync();
        var tag = (await program.PutAsync(All, new { chotot_id = "start" })).ETag;

        for (var i = 0; i < 100; i++)
        {
            var answers = await Task.WhenAll(
                program.PutAsync(All, new { chotot_id = $"a{i}" }, tag),
                program.PutAsync(All, new { chotot_id = $"b{i}" }, tag));

            var winner = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
            Assert.Single(answers, answer => answer.Status == HttpStatusCode.PreconditionFailed);
            tag = winner.ETag;
        }
    }
}
