using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.OpenApi;

/// <summary>
/// Clients that are generated from the served document compile in strict mode and do what a program does: they sign in,
/// read, lose to another change, are refused, check and clear, and setting one attribute loses no other.
/// </summary>
[Drill]
public sealed class ClientTests(WholeSite site) : IClassFixture<WholeSite>, IAsyncLifetime
{
    private static readonly string Clients = Repository.PathOf("Tests/Infrastructure/clients");

    // Below its packages, where node finds them.
    private readonly DirectoryInfo folder = Directory.CreateDirectory(
        Path.Combine(Clients, "obj", Path.GetRandomFileName()));

    public async ValueTask InitializeAsync()
    {
        using var visitor = new SiteClient(new Uri(site.Address));
        var document = await visitor.GetAsync(ApiDocument.Address);
        await File.WriteAllTextAsync(PathOf("openapi.json"), document.Body, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task One_of_openapi_typescript_and_openapi_fetch()
    {
        await RunAsync("openapi-typescript", PathOf("openapi.json"), "--output", PathOf("schema.ts"));
        File.Copy(Path.Combine(Clients, "walk.ts"), PathOf("walk.ts"));
        await File.WriteAllTextAsync(
            PathOf("tsconfig.json"),
            """{ "extends": "../../tsconfig.json", "include": ["*.ts"] }""",
            TestContext.Current.CancellationToken);
        await RunAsync("tsc", "--project", folder.FullName);
        await WalkAsync("node", PathOf("walk.js"));
    }

    [Fact]
    public async Task One_of_NSwag_with_System_Text_Json()
    {
        var project = Path.Combine(Clients, "csharp", "Walk.csproj");
        await Tool.RunAsync(
            "dotnet",
            ["build", project, "--nologo", "--verbosity", "quiet", $"-p:Out={folder.FullName}"]);
        await WalkAsync("dotnet", PathOf("bin/Walk.dll"));
    }

    private string PathOf(string file) => Path.Combine(folder.FullName, file);

    private static Task<string> RunAsync(string program, params string[] arguments) =>
        Tool.RunAsync(Path.Combine(Clients, "node_modules/.bin", program), arguments);

    private async Task WalkAsync(string program, string path)
    {
        using var user = new SiteClient(new Uri(site.Address));
        await user.RegisterAsync(Emails.New());
        await Tool.RunAsync(program, [path, site.Address, user.Email], ("PASSWORD", Emails.Password));
    }
}
