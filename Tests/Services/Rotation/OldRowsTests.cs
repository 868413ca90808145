using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Rotation;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Rotation;

public sealed class OldRowsTests
{
    [Fact]
    public async Task What_is_not_under_the_active_key_is_counted_until_it_is_rewrapped()
    {
        var (old, current) = (new RootKey(), new RootKey());
        await using var first = new Site { EncryptionKey = old.Text };
        using var program = await first.NewSignedInProgramAsync();
        await program.PutWhatsAppAsync();
        Assert.Equal(0, await CountAsync(first));

        await using var site = new SiteOn(first) { OtherKey = current.Text, RetiredKey = old.Text };

        // The token, and the key of sign-ins.
        Assert.Equal(2, await CountAsync(site));

        Assert.Equal(0, (await new KeyCommand(site.DatabasePath, current, old).RunAsync("rewrap")).ExitCode);
        Assert.Equal(0, await CountAsync(site));
    }

    private static Task<long> CountAsync(Site site) =>
        site.Services.GetRequiredService<KeyInventory>().CountOldAsync(CancellationToken.None);
}
