using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts;

public sealed class AccountPasswordsTests(Site site)
{
    [Fact]
    public async Task Recognizing_the_password_renews_no_old_hash_and_ends_no_session()
    {
        using var program = await site.NewSignedInProgramAsync();
        var old = Options.Create(new PasswordHasherOptions { IterationCount = 10 });
        var hash = new PasswordHasher<ApplicationUser>(old).HashPassword(new(), Emails.Password);
        var own = $"""WHERE "NormalizedUserName" = '{program.Email.ToUpperInvariant()}'""";
        site.Execute($"""UPDATE "AspNetUsers" SET "PasswordHash" = '{hash}' {own}""");

        (await program.PutAsync("/api/v1/profile/attributes", new { whatsapp_system_token = Emails.Password }))
            .AssertProblem(HttpStatusCode.BadRequest);

        Assert.Equal([[hash]], site.Query($"""SELECT "PasswordHash" FROM "AspNetUsers" {own}"""));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/auth/me")).Status);
    }
}
