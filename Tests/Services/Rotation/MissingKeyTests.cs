using System.Net;
using PartnerSite.Data.Sqlite;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Rotation;

/// <summary>A start without a key that rows need.</summary>
public sealed class MissingKeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("partnersite-").FullName;
    private readonly RootKey missing = new();
    private readonly RootKey current = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task In_Production_it_is_refused_with_the_key_and_the_count_until_the_key_is_configured_or_given_up()
    {
        using var user = await SeedAsync("Production");

        await using (var refused = new SiteProcess(folder, "Production", KeyCommand.Variables(current)))
        {
            Assert.Null(await refused.AddressAsync());
            Assert.Equal(1, await refused.ExitCodeAsync());
            Assert.Contains(
                $"PartnerSite can't start: The database has 1 token and 1 sign-in key that can't be opened. The key {missing.Id} is not configured. "
                    + $"Add it to Encryption:RetiredKeys. If it is lost for good, name it in Encryption:LostKeys (Encryption__LostKeys__0={missing.Id})",
                refused.Output,
                StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
        }

        await using (var given = new SiteProcess(folder, "Production", KeyCommand.Variables(current, missing)))
        {
            await MoveToAsync(user, given);
            Assert.Contains(
                $"Encrypting with the key {current.Id}. Keys that only decrypt: {missing.Id}.",
                given.Output,
                StringComparison.Ordinal);
            Assert.Equal("saved", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
        }

        await using var givenUp = new SiteProcess(
            folder,
            "Production",
            [.. KeyCommand.Variables(current), ("Encryption__LostKeys__0", $" {missing.Id.ToUpperInvariant()}")]);
        await MoveToAsync(user, givenUp);
        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync("/partners")).Status);
        await user.SignInAsync(user.Email);
        Assert.Equal("needs_attention", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Contains($"The key {missing.Id} is not configured.", givenUp.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_missing_key_is_named_at_once()
    {
        using var user = await SeedAsync("Production");
        var second = new RootKey();

        await using (
            var site = new BrowserSiteIn(folder)
            {
                EncryptionKey = second.Text,
                Settings = { ["Encryption:RetiredKeys:0"] = missing.Text },
            })
        {
            using var another = new SiteClient(new Uri(site.Address));
            await another.RegisterAsync(Emails.New());
            await another.SaveWhatsAppAsync();
        }

        await using var refused = new SiteProcess(folder, "Production", KeyCommand.Variables(current));
        Assert.Null(await refused.AddressAsync());
        await refused.ExitCodeAsync();
        Assert.All(
            [missing, second],
            key => Assert.Contains($"The key {key.Id} is not configured.", refused.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Giving_up_one_key_gives_up_no_other()
    {
        using var user = await SeedAsync("Production");
        await using var site = new SiteProcess(
            folder, "Production", [.. KeyCommand.Variables(current), ("Encryption__LostKeys__0", new RootKey().Id)]);

        Assert.Null(await site.AddressAsync());
        Assert.Contains($"The key {missing.Id} is not configured.", site.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Encryption__LostKeys", "000000000000000000000000", "Encryption:LostKeys is a list")]
    [InlineData("Encryption__LostKeys__0", "lost", "Encryption:LostKeys:0 is no key id")]
    public async Task What_gives_up_no_key_is_refused_by_name(string name, string value, string message)
    {
        using var user = await SeedAsync("Production");
        await using var site = new SiteProcess(folder, "Production", [.. KeyCommand.Variables(missing), (name, value)]);

        Assert.Null(await site.AddressAsync());
        Assert.Contains(message, site.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_is_refused_leaves_the_database_as_it_is()
    {
        const string Migrations = """SELECT count(*) FROM "__EFMigrationsHistory" """;
        using var user = await SeedAsync("Production");
        Query("""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%PlainValuesIndex' """);
        var before = Query(Migrations);

        await using (var site = new SiteProcess(folder, "Production", KeyCommand.Variables(current)))
        {
            Assert.Null(await site.AddressAsync());
        }

        Assert.Equal(before, Query(Migrations));
    }

    [Fact]
    public async Task In_Development_it_is_a_warning()
    {
        using var user = await SeedAsync("Development");
        await using var site = new SiteProcess(folder, "Development", KeyCommand.Variables(current));

        Assert.NotNull(await site.AddressAsync());
        Assert.Contains(
            $"1 token and 1 sign-in key that can't be opened. The key {missing.Id} is not configured.",
            site.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_newer_version_sealed_is_refused_as_such()
    {
        using var user = await SeedAsync("Production");
        Query("""UPDATE "UserAttributes" SET "Value" = replace("Value", 'enc:v1:', 'enc:v2:')""");

        await using var site = new SiteProcess(folder, "Production", KeyCommand.Variables(missing));

        Assert.Null(await site.AddressAsync());
        Assert.Contains(
            "1 token that can't be opened. It has the format v2, which only a newer version of the site can read. Start that version",
            site.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_value_that_looks_like_an_envelope_stops_no_start()
    {
        using var user = await SeedAsync(
            "Production",
            user =>
                user.SaveAsync(
                    ("Input.Partners", "chotot"), Field.Value("chotot_id", "enc:v1:000000000000000000000000:AAAA")));

        await using var again = new SiteProcess(folder, "Production", KeyCommand.Variables(missing));
        Assert.NotNull(await again.AddressAsync());
    }

    private object? Query(string sql)
    {
        using var connection = new SqliteDatabase(Path.Combine(folder, "App_Data", "partnersite.db")).Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private async Task<SiteClient> SeedAsync(string environment, Func<SiteClient, Task>? saveMoreAsync = null)
    {
        await using var site = new BrowserSiteIn(folder) { EncryptionKey = missing.Text, Environment = environment };
        var user = new SiteClient(new Uri(site.Address));
        await user.RegisterAsync(Emails.New());
        await user.SaveWhatsAppAsync();
        await (saveMoreAsync?.Invoke(user) ?? Task.CompletedTask);
        return user;
    }

    private static async Task MoveToAsync(SiteClient user, SiteProcess site)
    {
        var address = await site.AddressAsync();
        Assert.True(address is not null, site.Output);
        user.MoveTo(new Uri(address));
    }
}
