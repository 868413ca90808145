using System.Net;
using PartnerSite.StandIn;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site with stand-ins for its partners.</summary>
public sealed class StandInSite : Site, IAsyncLifetime
{
    /// <summary>Asked instead of the partners; the tool's README says what they answer.</summary>
    public StandInPartners Partners { get; private set; } = null!;

    public static async Task<StandInPartners> StartPartnersAsync(Site site)
    {
        var partners = await StandInPartners.StartAsync();
        Use(site, partners);
        return partners;
    }

    /// <summary>Points a site at these partners.</summary>
    public static void Use(Site site, StandInPartners partners)
    {
        site.Settings["Partners:Check"] = "true";

        foreach (var (setting, value) in partners.Settings)
        {
            site.Settings[setting] = value;
        }

        site.Settings.TryAdd("Partners:ChecksPerMinute", "1000000");
    }

    /// <summary>A program that has stored WhatsApp's values. Storing them by the API asks nobody.</summary>
    public async Task<ApiClient> NewUncheckedProgramAsync(string token)
    {
        var program = await NewSignedInProgramAsync();
        Assert.Equal(HttpStatusCode.OK, (await program.PutWhatsAppAsync(token: token)).Status);
        return program;
    }

    /// <summary>A user for whom a program has stored WhatsApp's values, which asks nobody.</summary>
    public async Task<SiteClient> NewUncheckedUserAsync()
    {
        var user = await NewUserAsync();
        using var program = NewProgram();
        await program.LoginAsync(user.Email);
        await program.PutWhatsAppAsync();
        return user;
    }

    public async ValueTask InitializeAsync() => Partners = await StartPartnersAsync(this);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Partners.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
