using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Postgres;

/// <summary>A site whose synchronous standby is gone never says that it has saved.</summary>
public sealed class LostStandbyTests : IAsyncLifetime
{
    private const string All = "/api/v1/profile/attributes";
    private const string One = $"{All}/chotot_id";

    private readonly PostgresSiteDatabase database = new();
    private readonly Site site;

    public LostStandbyTests() => site = new()
    {
        Database = database,
        Settings = { ["ConnectionStrings:Postgres"] = $"{database.ConnectionString};Command Timeout=1" },
    };

    public ValueTask InitializeAsync()
    {
        site.Start();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_save_is_503_that_says_it_is_not_known_and_the_version_tells_the_truth()
    {
        var program = await site.NewSignedInProgramAsync();
        await program.PutAsync(All, new { chotot_id = "12345678" });
        var before = (await program.GetAsync(One)).Header("ETag");
        await database.WaitForStandbyAsync();

        var answer = await program.PutAsync(All, new { chotot_id = "87654321" });

        AssertUnknown(answer);
        var now = await program.GetAsync(One);
        Assert.Contains("87654321", now.Body, StringComparison.Ordinal);
        Assert.NotEqual(before, now.Header("ETag"));
    }

    [Fact]
    public async Task So_is_signing_out_and_registering()
    {
        var program = await site.NewSignedInProgramAsync();
        using var visitor = site.NewVisitor();
        await database.WaitForStandbyAsync();

        AssertUnknown(await program.PostAsync("/api/v1/auth/logout"));
        var page = await visitor.TryToRegisterAsync(Emails.New(), Emails.Password);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("It is unknown whether this was kept", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_that_an_operator_ends_is_no_success()
    {
        var program = await site.NewSignedInProgramAsync();
        await database.WaitForStandbyAsync();

        var save = program.PutAsync(All, new { chotot_id = "12345678" });
        await PostgresSiteDatabase.Run($"""
            DO $$ BEGIN
                WHILE NOT EXISTS (SELECT pg_cancel_backend(pid) FROM pg_stat_activity
                    WHERE datname = '{database.Name}' AND wait_event = 'SyncRep')
                LOOP PERFORM pg_sleep(0.01); PERFORM pg_stat_clear_snapshot(); END LOOP;
            END $$
            """);

        AssertUnknown(await save);
    }

    [Fact]
    public async Task The_site_is_not_ready_says_so_once_and_saves_again_when_the_standby_is_back()
    {
        var program = await site.NewSignedInProgramAsync();
        using var visitor = site.NewVisitor();
        await database.WaitForStandbyAsync();

        AssertUnknown(await program.PutAsync(All, new { chotot_id = "12345678" }));
        AssertUnknown(await program.PutAsync(All, new { chotot_id = "12345678" }));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.GetAsync("/readyz")).Status);
        Assert.Single(
            site.Log.Text.Split('\n'),
            line => line.Contains("The database failed:", StringComparison.Ordinal));
        await database.WaitForStandbyAsync(waits: false);

        Assert.Equal(HttpStatusCode.OK, (await program.PutAsync(All, new { chotot_id = "12345678" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/readyz")).Status);
    }

    private static void AssertUnknown(ApiAnswer answer)
    {
        answer.AssertProblem(HttpStatusCode.ServiceUnavailable);
        Assert.Contains("It is unknown whether this was kept", answer.Body, StringComparison.Ordinal);
        Assert.Equal("5", answer.Header("Retry-After"));
    }
}
