using Microsoft.AspNetCore.Hosting;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>One more instance on another site's file, with its key or with another.</summary>
public sealed class SiteOn(Site first) : Site
{
    public override string DatabasePath => first.DatabasePath;

    public override SiteDatabase Database => first.Database;

    public string? OtherKey { get; init; }

    public string? RetiredKey { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Encryption:Key", OtherKey ?? first.EncryptionKey);

        if (RetiredKey is not null)
        {
            builder.UseSetting("Encryption:RetiredKeys:0", RetiredKey);
        }
    }
}
