using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Auth;

/// <summary>Guessing is slow: five wrong sign-ins at an account from a network, and ten from it in all.</summary>
public sealed class GuessLimitTests
{
    private const string Wrong = "wrong password";

    [Fact]
    public async Task The_sixth_guess_at_an_account_from_a_network_waits_and_other_networks_keep_their_own_count()
    {
        var clock = new MovingClock();
        await using var site = NewSite(clock);
        using var user = await site.NewUserAsync();

        await GuessAsync(site, 5, _ => "192.0.2.1", _ => user.Email);

        clock.Advance(TimeSpan.FromSeconds(10));
        var answer = (await FromAsync(site, "192.0.2.1", user.Email)).AssertProblem(HttpStatusCode.TooManyRequests);

        Assert.Equal("290", answer.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, (await FromAsync(site, "192.0.2.2", user.Email, Emails.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);

        clock.Advance(TimeSpan.FromSeconds(291));
        (await FromAsync(site, "192.0.2.1", user.Email)).AssertProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_hundred_and_first_guess_at_an_account_in_an_hour_waits_whoever_makes_it()
    {
        await using var site = NewSite(new MovingClock());
        using var user = await site.NewUserAsync();

        for (var round = 0; round < 4; round++)
        {
            await GuessAsync(site, 25, number => $"192.0.{round}.{number}", _ => user.Email);
        }

        (await FromAsync(site, "192.0.9.9", user.Email, Emails.Password)).AssertProblem(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_eleventh_guess_from_an_address_waits_whatever_the_account()
    {
        await using var site = NewSite(new MovingClock());
        using var user = await site.NewUserAsync();

        await GuessAsync(site, 10, _ => "192.0.2.1", _ => Emails.New());

        (await FromAsync(site, "192.0.2.1", user.Email, Emails.Password)).AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, (await FromAsync(site, "192.0.2.2", user.Email, Emails.Password)).Status);
    }

    [Theory]
    [InlineData("2001:db8:1:1::7", "2001:db8:1:1::8", HttpStatusCode.TooManyRequests)]
    [InlineData("2001:db8:1:1::7", "2001:db8:1:2::7", HttpStatusCode.Unauthorized)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", HttpStatusCode.TooManyRequests)]
    public async Task An_address_is_a_network_of_64_bits(string first, string second, HttpStatusCode status)
    {
        await using var site = NewSite(new MovingClock());

        await GuessAsync(site, 10, _ => first, _ => Emails.New());

        (await FromAsync(site, second, Emails.New())).AssertProblem(status);
    }

    [Fact]
    public async Task An_address_that_anybody_can_write_counts_for_nothing()
    {
        await using var site = new Site { GuessesPerMinute = 10, Clock = new MovingClock() };

        await GuessAsync(site, 10, number => $"192.0.2.{number}", _ => Emails.New());

        (await FromAsync(site, "192.0.2.99", Emails.New())).AssertProblem(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task An_account_is_one_however_its_name_is_written()
    {
        await using var site = NewSite(new MovingClock());
        using var user = await site.NewUserAsync($"kim-{Guid.NewGuid():N}@example.com");

        await GuessAsync(site, 5, _ => "192.0.2.99", _ => user.Email);

        // The Kelvin sign becomes a K when an account is looked up.
        foreach (
            var name in (string[])
                [user.Email.ToUpperInvariant(), user.Email.Replace("kim", "\u212Aim", StringComparison.Ordinal)])
        {
            (await FromAsync(site, "192.0.2.99", name)).AssertProblem(HttpStatusCode.TooManyRequests);
        }
    }

    [Fact]
    public async Task A_sign_in_that_the_database_fails_is_not_counted_as_a_guess()
    {
        await using var site = NewSite(new MovingClock());
        using var user = await site.NewUserAsync();

        using (site.Without("AspNetUsers"))
        {
            for (var i = 0; i < 12; i++)
            {
                (await FromAsync(site, "192.0.2.1", user.Email)).AssertProblem(HttpStatusCode.ServiceUnavailable);
            }
        }

        Assert.Equal(HttpStatusCode.OK, (await FromAsync(site, "192.0.2.1", user.Email, Emails.Password)).Status);
    }

    [Fact]
    public async Task Right_passwords_are_not_counted_and_wrong_second_factors_are()
    {
        await using var site = NewSite(new MovingClock());
        using var user = await site.NewUserAsync();

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await FromAsync(site, "192.0.2.1", user.Email, Emails.Password)).Status);
        }

        var (app, _) = await Authenticator.EnableAsync(user);

        for (var i = 0; i < 5; i++)
        {
            var wrong = new { email = user.Email, password = Emails.Password, two_factor_code = app.WrongCode };
            (await FromAsync(site, $"192.0.2.{i}", wrong)).AssertProblem(HttpStatusCode.Unauthorized);
        }

        var right = new { email = user.Email, password = Emails.Password, two_factor_code = app.Code };
        (await FromAsync(site, "192.0.2.99", right)).AssertProblem(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_program_that_signs_in_all_the_time_is_asked_to_keep_its_token()
    {
        await using var site = NewSite(new MovingClock());
        using var user = await site.NewUserAsync();
        using var other = await site.NewUserAsync();

        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await FromAsync(site, "192.0.2.1", user.Email, Emails.Password)).Status);
        }

        (await FromAsync(site, "192.0.2.1", user.Email, Emails.Password)).AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, (await FromAsync(site, "192.0.2.2", user.Email, Emails.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await FromAsync(site, "192.0.2.1", other.Email, Emails.Password)).Status);
    }

    [Fact]
    public async Task Thirty_guesses_at_once_are_still_five()
    {
        await using var site = NewSite(new MovingClock());
        using var user = await site.NewUserAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => FromAsync(site, "192.0.2.1", user.Email)));

        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.Unauthorized));
        Assert.Equal(25, answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests));
    }

    // Behind a proxy that says where a request came from.
    private static Site NewSite(MovingClock clock) => new()
    {
        GuessesPerMinute = 10,
        Clock = clock,
        Settings = { ["ForwardedHeaders_Enabled"] = "true" },
    };

    // At once: one after the other they take two seconds for ten.
    private static async Task GuessAsync(Site site, int count, Func<int, string> address, Func<int, string> email) =>
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, count).Select(number =>
                FromAsync(site, address(number), email(number)))),
            answer => answer.AssertProblem(HttpStatusCode.Unauthorized));

    private static Task<ApiAnswer> FromAsync(Site site, string address, string email, string password = Wrong) =>
        FromAsync(site, address, new { email, password });

    private static Task<ApiAnswer> FromAsync(Site site, string address, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/login") { Content = ApiClient.Json(body) };
        request.Headers.Add("X-Forwarded-For", address);
        return site.NewProgram().SendAsync(request);
    }
}
