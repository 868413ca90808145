using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>Behind proxies the client's address is the user's, and nobody else can write one.</summary>
public sealed class ProxyTests
{
    // A content delivery network, then nginx: each appends the address that it was asked from.
    private const string Chain = "203.0.113.7, 198.51.100.1";

    [Theory]
    [InlineData("2", Chain, "203.0.113.7")]
    [InlineData("2", "10.9.9.9, 203.0.113.7, 198.51.100.1", "203.0.113.7")]
    [InlineData("1", Chain, "198.51.100.1")]
    [InlineData(null, Chain, null)]
    public async Task With_so_many_hops_it_is_the_users(string? hops, string forwarded, string? address)
    {
        await using var site = new Site();

        if (hops is not null)
        {
            site.Settings["Proxies:Hops"] = hops;
        }

        Assert.Equal(address, await AddressSeenAsync(site, forwarded));
    }

    [Fact]
    public async Task Two_users_behind_the_same_proxies_have_counts_of_their_own()
    {
        await using var site = new Site { GuessesPerMinute = 2, Settings = { ["Proxies:Hops"] = "2" } };
        using var user = await site.NewUserAsync();

        for (var i = 0; i < 5; i++)
        {
            await LoginAsync(site, "203.0.113.66, 198.51.100.1", Emails.New(), "wrong");
        }

        (await LoginAsync(site, "203.0.113.66, 198.51.100.1", user.Email, Emails.Password))
            .AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.Equal(
            HttpStatusCode.OK,
            (await LoginAsync(site, "203.0.113.7, 198.51.100.1", user.Email, Emails.Password)).Status);
    }

    private static async Task<string?> AddressSeenAsync(Site site, string forwarded)
    {
        using var user = await site.NewUserAsync();
        var login = await LoginAsync(site, forwarded, user.Email, Emails.Password);
        Assert.Equal(HttpStatusCode.OK, login.Status);
        return site.Query("""SELECT "Address" FROM "Activity" WHERE "Kind" = 'api_signed_in' """)
            .Single()[0] as string;
    }

    private static Task<ApiAnswer> LoginAsync(Site site, string forwarded, string email, string password)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/login")
        {
            Content = ApiClient.Json(new { email, password }),
        };
        request.Headers.Add("X-Forwarded-For", forwarded);
        return site.NewProgram().SendAsync(request);
    }
}
