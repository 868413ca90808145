using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>Other server code gets a user's values in plain text in one way only, and its use is recorded.</summary>
public sealed class PartnerCredentialsTests
{
    private const string Token = "EAAGm0PX4ZCpsBA";

    [Fact]
    public async Task The_values_are_opened_and_their_use_is_recorded_and_shown()
    {
        var clock = new MovingClock();
        await using var site = new Site { Clock = clock };
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: Token);
        Assert.Null((await user.GetAsync("/partners")).Document.QuerySelector("[data-last-used]"));

        var values = await GetAsync(site, user);
        Assert.Equal(Token, values!["whatsapp_system_token"]);
        Assert.Equal("106853218861309", values["whatsapp_phone_number_id"]);
        Assert.Null(values["chotot_id"]);
        Assert.Equal(nameof(PartnerValues), values.ToString());

        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Last used 5 minutes ago.", (await user.GetAsync("/partners")).TextOf("[data-last-used]"));
    }

    [Fact]
    public async Task A_busy_user_is_recorded_once_a_minute()
    {
        var clock = new MovingClock();
        await using var site = new Site { Clock = clock };
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();

        await GetAsync(site, user);
        var first = await UsedAtAsync(site, user);
        clock.Advance(TimeSpan.FromSeconds(30));
        await GetAsync(site, user);
        Assert.Equal(first, await UsedAtAsync(site, user));
        clock.Advance(TimeSpan.FromSeconds(30));
        await GetAsync(site, user);
        Assert.NotEqual(first, await UsedAtAsync(site, user));
    }

    [Fact]
    public async Task Where_nothing_is_stored_or_it_cannot_be_opened_there_are_none()
    {
        await using var site = new Site();
        var user = await site.NewUserAsync();
        Assert.Null(await GetAsync(site, user));

        await user.SaveWhatsAppAsync();
        site.DamageToken(user.Email);
        Assert.Null(await GetAsync(site, user));
        await Assert.ThrowsAsync<ArgumentException>(() => GetAsync(site, user, "telegram"));
    }

    [Fact]
    public void Nothing_else_opens_what_is_sealed()
    {
        // Comparing what was typed with what is stored, and asking about both, happens where it is saved. An
        // authenticator's key is opened where codes are checked.
        Assert.Equal(
            [
                "Services/Accounts/SiteUserStore.cs",
                "Services/Partners/Profile/PartnerValues.cs",
                "Services/Partners/Saving/RowChanges.cs",
            ],
            FilesWith("cipher.Decrypt("));
        Assert.Equal(
            ["Services/Checks/PartnerCredentials.cs", "Services/Partners/Saving/RowChanges.cs"],
            FilesWith("PartnerValues.Open("));
        Assert.Equal(["Services/Checks/ConnectionChecks.cs"], FilesWith("credentials.Open("));
    }

    private static IEnumerable<string> FilesWith(string call)
    {
        var root = Repository.PathOf("");
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file))
            .Where(file =>
                !file.StartsWith("Tests", StringComparison.Ordinal)
                && !file.StartsWith("tools/bench", StringComparison.Ordinal)
                && !file.StartsWith("Services/Encryption", StringComparison.Ordinal)
                && !file.Contains("/obj/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(Path.Combine(root, file)).Contains(call, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    private static async Task<PartnerValues?> GetAsync(Site site, SiteClient user, string partner = "whatsapp") =>
        await site
            .Services.GetRequiredService<PartnerCredentials>()
            .GetAsync(await site.UserIdAsync(user.Email), partner, CancellationToken.None);

    private static async Task<DateTime?> UsedAtAsync(Site site, SiteClient user) =>
        (await site.ProfileAsync(user.Email)).ConnectionOf("whatsapp")!.LastUsedAt;
}
