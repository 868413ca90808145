using System.Net;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using PartnerSite.Tests.Infrastructure;
using PartnerSite.Tests.Services.Encryption;

namespace PartnerSite.Tests.Services.Startup;

/// <summary>What an operator sees at start, with the program as a process of its own.</summary>
public sealed class StartupTests : IDisposable
{
    private static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private readonly string folder = Directory.CreateTempSubdirectory("partnersite-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task In_Development_it_makes_a_database_and_a_key_for_their_owner_alone_and_says_so()
    {
        await using (var site = new SiteProcess(folder, "Development", SiteProcess.NoDatabase))
        {
            await AssertServesAsync(site);
            Assert.Contains(
                "development.key, made just now. Never use it in Production.", site.Output, StringComparison.Ordinal);
        }

        var keyFile = Path.Combine(folder, "App_Data", "development.key");
        var key = await File.ReadAllTextAsync(keyFile);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(keyFile));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(folder, "App_Data", "partnersite.db")));

        await using var again = new SiteProcess(folder, "Development");
        await AssertServesAsync(again);
        Assert.Equal(key, await File.ReadAllTextAsync(keyFile));
        Assert.DoesNotContain(key.Trim(), again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Production_it_refuses_to_start_without_a_key_and_says_how_to_make_one()
    {
        await using var site = new SiteProcess(folder, "Production", SiteProcess.NoDatabase);

        Assert.Null(await site.AddressAsync());
        Assert.Equal(1, await site.ExitCodeAsync());
        Assert.Contains("Encryption:Key is missing", site.Output, StringComparison.Ordinal);
        Assert.Contains("openssl rand -base64 32", site.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", site.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "App_Data")));
    }

    [Fact]
    public async Task In_Production_it_refuses_every_bad_key_by_name()
    {
        foreach (
            var (text, fault) in EncryptionKeyTests.BadKeys.Select(row => row.Data).Where(row => row.Item1.Length > 0))
        {
            await using var site = new SiteProcess(folder, "Production", ("Encryption__Key", text));

            Assert.Null(await site.AddressAsync());
            Assert.Equal(1, await site.ExitCodeAsync());
            Assert.Contains("PartnerSite can't start: Encryption:Key", site.Output, StringComparison.Ordinal);
            Assert.Contains(fault, site.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Api__TokenLifetime", "8h", "Api:TokenLifetime must be a time")]
    [InlineData("Api__TokenLifetime", "8", "Api:TokenLifetime must be a time")]
    [InlineData("Api__TokenLifetime", "00:00:00", "Api:TokenLifetime must be a time")]
    [InlineData("Api__TokenLifetime", "365.00:00:00", "Api:TokenLifetime must be a time of at most 30 days")]
    [InlineData("Api__AllowedOrigins__0", "*", "Api:AllowedOrigins has '*', which is no origin.")]
    [InlineData("Api__AllowedOrigins__0", "https://app.example.com/", "Write a scheme and a host, as https://app.example.com")]
    [InlineData("Accounts__GuessesPerMinute", "0", "Accounts:GuessesPerMinute must be a whole number")]
    [InlineData("Accounts__GuessesPerMinute", "ten", "Accounts:GuessesPerMinute must be a whole number")]
    [InlineData("Proxies__Hops", "many", "Proxies:Hops must be a whole number of proxies in a row from 0 to 10")]
    [InlineData("Proxies__Networks__0", "10.0.0.0", "Proxies:Networks:0 must be a network, such as 10.0.0.0/8")]
    [InlineData("Hsts__IncludeSubDomains", "maybe", "Hsts:IncludeSubDomains must be true when every subdomain")]
    public async Task An_invalid_setting_is_named(string name, string value, string message)
    {
        await using var site = new SiteProcess(
            folder, "Production", ("Encryption__Key", Key), (name, value), SiteProcess.NoDatabase);

        Assert.Null(await site.AddressAsync());
        Assert.Equal(1, await site.ExitCodeAsync());
        Assert.Contains("PartnerSite can't start: ", site.Output, StringComparison.Ordinal);
        Assert.Contains(message, site.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "App_Data")));
    }

    [Fact]
    public async Task A_bad_retired_key_is_named_too()
    {
        await using var site = new SiteProcess(
            folder, "Production", ("Encryption__Key", Key), ("Encryption__RetiredKeys__0", "short"));

        Assert.Null(await site.AddressAsync());
        Assert.Contains("Encryption:RetiredKeys:0", site.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retired_keys_that_are_no_list_are_refused_by_name()
    {
        await using var site = new SiteProcess(
            folder, "Production", ("Encryption__Key", Key), ("Encryption__RetiredKeys", Key));

        Assert.Null(await site.AddressAsync());
        Assert.Contains("Encryption:RetiredKeys is a list", site.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, site.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Production_with_a_key_it_serves_and_SIGTERM_stops_it_cleanly()
    {
        await using var site = new SiteProcess(
            folder, "Production", ("Encryption__Key", Key), SiteProcess.NoDatabase);

        await AssertServesAsync(site);
        Assert.False(File.Exists(Path.Combine(folder, "App_Data", "development.key")));
        Assert.Equal(0, await site.TerminateAsync());
        Assert.DoesNotContain(Key, site.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_by_name()
    {
        var path = Path.Combine(folder, "notes.txt");
        await File.WriteAllTextAsync(path, new string('x', 10_000));
        await using var site = new SiteProcess(
            folder, "Production", ("Encryption__Key", Key), ("Database__Path", path));

        Assert.Null(await site.AddressAsync());
        Assert.Equal(1, await site.ExitCodeAsync());
        Assert.Contains($"The database {path} can't be opened", site.Output, StringComparison.Ordinal);
        Assert.Equal(new string('x', 10_000), await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_by_name()
    {
        await using (var site = new SiteProcess(folder, "Production", ("Encryption__Key", Key)))
        {
            await AssertServesAsync(site);
        }

        var path = Path.Combine(folder, "App_Data", "partnersite.db");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_FromTheFuture', '99.0')""";
            command.ExecuteNonQuery();
        }

        await using var older = new SiteProcess(folder, "Production", ("Encryption__Key", Key));
        Assert.Null(await older.AddressAsync());
        Assert.Equal(1, await older.ExitCodeAsync());
        Assert.Contains("29990101000000_FromTheFuture", older.Output, StringComparison.Ordinal);
    }

    private static async Task AssertServesAsync(SiteProcess site)
    {
        var address = await site.AddressAsync();
        Assert.True(address is not null, site.Output);
        using var http = new HttpClient();
        using var answer = await http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
