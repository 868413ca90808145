using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>A damaged verdict breaks no page, and the next check replaces it.</summary>
public sealed class DamagedVerdictTests(StandInSite site) : IClassFixture<StandInSite>
{
    [Theory]
    [InlineData("\"State\" = 'splendid'", "saved")]
    [InlineData("\"MessageKey\" = 'Nowhere.AtAll'", "saved")]
    [InlineData("\"MessagePlaces\" = '[\"one', \"Details\" = 'none'", "connected")]
    [InlineData("\"MessagePlaces\" = '[]', \"Details\" = '[1]'", "connected")]
    [InlineData("\"CheckedAt\" = 'yesterday'", "saved")]
    [InlineData("\"ExpiresAt\" = 'never', \"AskedAt\" = 'x', \"AttemptKey\" = 'y', \"LastUsedAt\" = 7", "connected")]
    public async Task The_pages_still_work(string damage, string status)
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        site.ChangeRows(user.Email, "PartnerConnections", damage);

        foreach (var address in (string[])["/", "/partners", "/partners/edit"])
        {
            Assert.Equal(HttpStatusCode.OK, (await user.GetAsync(address)).Status);
        }

        Assert.Equal(status, (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
        await user.SubmitAsync((await user.GetAsync("/partners")).Form("check"));
        Assert.Equal("connected", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
    }
}
