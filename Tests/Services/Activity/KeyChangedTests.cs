using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Rotation;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Activity;

/// <summary>The owner of a token learns that it was rewrapped under another key.</summary>
public sealed class KeyChangedTests
{
    private readonly RootKey old = new();
    private readonly RootKey current = new();

    [Fact]
    public async Task Rewrapping_is_recorded_once_for_each_token_and_comes_from_the_site_itself()
    {
        await using var first = new Site { EncryptionKey = old.Text };
        using var user = await first.NewUserAsync();
        await user.SaveWhatsAppAsync();
        using var other = await first.NewUserAsync();
        await other.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "85558138"));
        await using var site = new SiteOn(first) { OtherKey = current.Text, RetiredKey = old.Text };

        await RewrapAsync(site, dryRun: true);
        await RewrapAsync(site);
        await RewrapAsync(site);

        Assert.Equal(
            [
                "attributes_set whatsapp whatsapp_phone_number_id,whatsapp_system_token",
                "key_changed whatsapp whatsapp_system_token",
            ],
            await ActivityRows.OfAsync(site, user.Email));
        Assert.Equal(["attributes_set chotot chotot_id"], await ActivityRows.OfAsync(site, other.Email));
        var changed = (await ActivityRows.ReadAsync(site, user.Email))[0];
        Assert.Equal((null, null), (changed.Address, changed.Browser));
        Assert.Equal(
            "WhatsApp Business · System user access token re-encrypted with a new key",
            Answer.Text((await user.GetAsync("/activity")).Document.QuerySelector("[data-number='2'] span")));
    }

    private static async Task RewrapAsync(SiteOn site, bool dryRun = false)
    {
        foreach (var table in site.Services.GetServices<SealedTable>())
        {
            await Rewrapper.RunAsync(
                table, batchSize: 10, dryRun, new RewrapReport(_ => { }, (_, _, _) => { }), default);
        }
    }
}
