using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts;

public sealed class DecoyPasswordTests(Site site)
{
    // Version, function, rounds, and the length of the salt.
    private const int HeaderLength = 13;

    [Fact]
    public void The_decoy_has_the_form_of_an_accounts_hash_and_as_many_rounds()
    {
        var hasher = site.Services.GetRequiredService<IPasswordHasher<ApplicationUser>>();
        var real = hasher.HashPassword(new(), "a password");
        var decoy = site.Services.GetRequiredService<DecoyPassword>().Hash;

        Assert.Equal(real.Length, decoy.Length);
        Assert.Equal(
            Convert.FromBase64String(real)[..HeaderLength], Convert.FromBase64String(decoy)[..HeaderLength]);
    }
}
