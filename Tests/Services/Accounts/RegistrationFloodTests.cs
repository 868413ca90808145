using System.Globalization;
using System.Net;
using PartnerSite.Data.Sqlite;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts;

/// <summary>A robot that registers: with the settings that a site has when nobody sets them.</summary>
public sealed class RegistrationFloodTests
{
    private const int Limit = 10;

    [Fact, Drill]
    public async Task Of_60_registrations_from_one_network_10_succeed_and_the_others_hear_when_to_come_back()
    {
        var folder = Directory.CreateTempSubdirectory("partnersite-");

        try
        {
            await using var site = new SiteProcess(
                folder.FullName, "Production", ("Encryption__Key", new RootKey().Text));
            var address = new Uri((await site.AddressAsync())!);

            var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => RegisterAsync(address)));

            var refused = answers.Where(answer => answer.Status != HttpStatusCode.Redirect).ToList();
            Assert.Equal(60 - Limit, refused.Count);
            Assert.All(refused, answer =>
            {
                Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
                Assert.InRange(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
                Assert.StartsWith(
                    "Too many attempts.", answer.TextOf(".validation-summary-errors"), StringComparison.Ordinal);
            });
            using var database = new SqliteDatabase(
                Path.Combine(folder.FullName, "App_Data", "partnersite.db")).Open();
            using var count = database.CreateCommand();
            count.CommandText = """SELECT COUNT(*) FROM "AspNetUsers" """;
            Assert.Equal((long)Limit, count.ExecuteScalar());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Answer> RegisterAsync(Uri address)
    {
        using var robot = new SiteClient(address);
        return await robot.TryToRegisterAsync(Emails.New(), Emails.Password);
    }
}
