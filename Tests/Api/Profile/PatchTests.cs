using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Profile;

/// <summary>A merge patch of the attributes (RFC 7396).</summary>
public sealed class PatchTests(Site site)
{
    private const string All = "/api/v1/profile/attributes";
    private const string Token = "whatsapp_system_token";

    [Fact]
    public async Task A_patch_sets_removes_by_null_and_leaves_the_rest()
    {
        var program = await site.NewSignedInProgramAsync();
        var before = await program.PutAsync(
            All, new { chotot_id = "1", chotot_oid = "2", whatsapp_system_token = "EAAone" });

        var answer = await program.PatchAsync(
            All,
            new Dictionary<string, string?> { ["chotot_id"] = null, ["whatsapp_phone_number_id"] = "3" },
            before.ETag);

        Assert.Equal("""{"chotot_oid":"2","whatsapp_phone_number_id":"3"}""", answer.Body);
        Assert.Equal((await program.GetAsync(All)).ETag, answer.ETag);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync($"{All}/{Token}")).Status);
        Assert.Equal(
            "{}",
            (await program.PatchAsync(
                All,
                new Dictionary<string, string?>
                {
                    ["chotot_oid"] = null,
                    ["whatsapp_phone_number_id"] = null,
                    ["whatsapp_system_token"] = null,
                })).Body);
        Assert.Empty((await site.ProfileAsync(program.Email)).Attributes);
    }

    [Fact]
    public async Task A_patch_of_older_data_and_a_body_of_another_type_change_nothing()
    {
        var program = await site.NewSignedInProgramAsync();
        var before = await program.PutAsync(All, new { chotot_id = "1" });
        var patch = new Dictionary<string, string?> { ["chotot_id"] = null };

        (await program.PatchAsync(All, patch, "\"00\"")).AssertProblem(HttpStatusCode.PreconditionFailed);
        var refused = await program.SendAsync(HttpMethod.Patch, All, ApiClient.Json(patch));
        refused.AssertProblem(HttpStatusCode.UnsupportedMediaType);
        Assert.Equal("application/merge-patch+json", refused.Header("Accept-Patch"));
        Assert.Contains("application/merge-patch+json", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(before.ETag, (await program.GetAsync(All)).ETag);
    }
}
