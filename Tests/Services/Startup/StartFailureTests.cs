using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Startup;

/// <summary>What keeps the site from starting is a sentence that says what to do, and never a stack.</summary>
public sealed class StartFailureTests : IDisposable
{
    private static readonly (string, string) Key = ("Encryption__Key", new RootKey().Text);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");

    private string Database => Path.Combine(folder.FullName, "partnersite.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task An_address_that_can_not_be_used()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        await Task.WhenAll(
            AssertAsync($"{taken}: address already in use. Stop the other program, or choose another", Listen(taken)),
            AssertAsync("Cannot assign requested address. Use an address of this machine", Listen("http://203.0.113.7:1")),
            AssertAsync("Invalid url: 'foo'. Write it as http://127.0.0.1:5080", Listen("foo")),
            AssertAsync("it has no certificate for HTTPS. Let a proxy", Listen("https://127.0.0.1:0")));

        static (string, string) Listen(string address) => ("Kestrel__Endpoints__Http__Url", address);
    }

    [Fact]
    public async Task A_setting_that_the_framework_does_not_know()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "appsettings.json"), """{ "Logging": {""");
        await AssertAsync("appsettings.json'. It is no JSON: repair it");
        File.Delete(Path.Combine(folder.FullName, "appsettings.json"));

        await Task.WhenAll(
            AssertAsync("'Inform' is not supported. A log level", ("Logging__LogLevel__Default", "Inform")),
            AssertAsync("it needs the data of languages (ICU)", ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")));
    }

    [Fact]
    public async Task A_database_that_is_none()
    {
        await File.WriteAllTextAsync(Database, new string('x', 9_000), TestContext.Current.CancellationToken);
        var mistyped = Path.Combine(folder.FullName, "partnersiet.db");

        await Task.WhenAll(
            AssertAsync("It is damaged, or no database of PartnerSite. Keep the file", ("Database__Path", Database)),
            AssertAsync("/dev/null, which is no file", ("Database__Path", "/dev/null")),
            AssertAsync(
                $"{mistyped}, where there is no database",
                ("Database__Path", mistyped),
                ("Database__MustExist", "true")));

        Assert.Equal(9_000, new FileInfo(Database).Length);
        Assert.False(File.Exists(mistyped));
    }

    [Fact]
    public async Task A_database_that_is_made_is_named()
    {
        await using var site = new SiteProcess(
            folder.FullName, "Production", Key, ("Database__Path", Database), SiteProcess.NoDatabase);
        Assert.NotNull(await site.AddressAsync());
        Assert.Contains($"There was no database: {Database} was made", site.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_named_and_refused_where_a_database_must_exist()
    {
        await File.WriteAllBytesAsync(Database, []);
        await AssertAsync($"The database {Database} is empty", ("Database__MustExist", "true"));

        await using var site = new SiteProcess(folder.FullName, "Production", Key, ("Database__Path", Database));
        Assert.NotNull(await site.AddressAsync());
        Assert.Contains($"The database {Database} was empty", site.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left_as_it_is()
    {
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var command = new SqliteCommand("CREATE TABLE notes (text TEXT)", connection);
            command.ExecuteNonQuery();
        }

        await AssertAsync($"The database {Database} belongs to another program");

        using var after = new SqliteConnection($"Data Source={Database};Pooling=False");
        after.Open();
        using var tables = new SqliteCommand("SELECT count(*) FROM sqlite_master", after);
        Assert.Equal(1L, tables.ExecuteScalar());
    }

    [Theory]
    [InlineData("http://partners.example.com:5080", "--urls names partners.example.com")]
    [InlineData("http://[::1:5080", "--urls ")]
    [InlineData("http://127.0.0.1:99999", "--urls has the address http://127.0.0.1:99999, whose port")]
    [InlineData("ftp://127.0.0.1:5080", "--urls has the address ftp://127.0.0.1:5080, which begins with no http://")]
    public Task An_address_that_would_be_another_one_is_refused(string address, string reason) =>
        AssertAsync(reason, (SiteProcess.Urls, address));

    [Theory]
    [InlineData("Kestrel__Certificates__Default__Path", "/none.pfx", "Correct the path in the settings.")]
    [InlineData("Kestrel__Endpoints__X__Urll", "http://127.0.0.1:0", "Set Kestrel:Endpoints:<name>:Url")]
    [InlineData("Logging__Requests", "yes", "Logging:Requests must be true")]
    public async Task A_setting_of_the_server_that_is_wrong_is_a_sentence(string name, string value, string reason) =>
        Assert.Contains(
            reason,
            await SiteProcess.RefusalAsync(
                folder.FullName,
                Key,
                ("Database__Path", Database),
                (SiteProcess.Urls, name.Contains("Certificates", StringComparison.Ordinal)
                    ? "https://127.0.0.1:0" : "http://127.0.0.1:0"),
                (name, value)),
            StringComparison.Ordinal);

    [Fact]
    public async Task With_a_full_disk_it_starts_and_is_read()
    {
        (string, string)[] settings = [Key, ("Database__Path", Database)];
        ApiClient program;

        await using (var site = new SiteProcess(folder.FullName, "Production", settings))
        {
            var address = new Uri((await site.AddressAsync())!);
            using var user = new SiteClient(address);
            await user.RegisterAsync(Emails.New());
            program = new(address);
            await program.LoginAsync(user.Email);
            await program.PutAsync("/api/v1/profile/attributes", new { chotot_id = "1" });
            await site.KillAsync();
        }

        Assert.InRange(new FileInfo(Database + "-wal").Length, 64_000, long.MaxValue);
        await using var full = new SiteProcess(folder.FullName, "Production", [.. settings, SiteProcess.FullDisk]);
        using var again = new ApiClient(new Uri((await full.AddressAsync())!)) { Token = program.Token };

        Assert.Equal("1", (await again.GetAsync("/api/v1/profile/attributes")).Text("chotot_id"));
        (await again.PutAsync("/api/v1/profile/attributes", new { chotot_id = "2" }))
            .AssertProblem(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("1", (await again.GetAsync("/api/v1/profile/attributes")).Text("chotot_id"));
    }

    [Fact]
    public async Task Started_from_another_folder_it_finds_its_settings()
    {
        var (_, _, errors) = await Tool.TryAsync(
            "sh",
            ["-c", $"cd / && exec dotnet '{AppContext.BaseDirectory}PartnerSite.dll' users list"],
            Key,
            ("Database__Path", "none.db"));

        Assert.Contains(
            $"{Path.Combine(AppContext.BaseDirectory, "none.db")}, where there is no",
            errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_programs_settings_in_the_folder_are_not_its_own()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "appsettings.json"), """{ "Database": { "Path": "/theirs.db" } }""");

        var (_, _, errors) = await Tool.TryAsync(
            "sh",
            ["-c", $"cd '{folder.FullName}' && exec dotnet '{AppContext.BaseDirectory}PartnerSite.dll' users list"],
            Key);

        Assert.DoesNotContain("theirs.db", errors, StringComparison.Ordinal);
    }

    private async Task AssertAsync(string reason, params (string, string)[] variables) => Assert.Contains(
        reason,
        await SiteProcess.RefusalAsync(folder.FullName, [Key, ("Database__Path", Database), .. variables]),
        StringComparison.Ordinal);
}
