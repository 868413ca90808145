using System.Diagnostics;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts.Mails;

/// <summary>How long an answer takes tells nobody which addresses have an account.</summary>
[Collection(nameof(Alone))]
public sealed class AnswerTimeTests : IAsyncLifetime
{
    private const int Pairs = 60;

    // Mails of a kind an hour to one address.
    private const int Mails = 5;

    private readonly MailSite site = new()
    {
        HashesSlowly = true,
        Settings = { ["ForwardedHeaders_Enabled"] = "true" },
    };

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact, Drill]
    public async Task At_registration()
    {
        using var known = await site.NewUserAsync();
        var pairs = DrillAttribute.IsLong ? Pairs : Pairs / 3;

        await AssertUniformAsync("Register", pairs, _ => known.Email, _ => Emails.New());
    }

    [Fact, Drill]
    public async Task Where_a_new_password_is_asked_for()
    {
        var known = await Task.WhenAll(Enumerable.Range(0, Pairs / Mails).Select(_ => site.NewUserAsync()));
        var unknown = known.Select(_ => Emails.New()).ToList();

        await AssertUniformAsync(
            "ForgotPassword", Pairs, pair => known[pair / Mails].Email, pair => unknown[pair / Mails], MailAsync);

        // What a mail costs must not be counted as the next answer's.
        Task MailAsync(int pair) => site.Smtp.MailAsync(_ => pair % Mails < site.Smtp.Mails.Count(mail =>
            mail.To == known[pair / Mails].Email && mail.Html.Contains("ResetPassword", StringComparison.Ordinal)));
    }

    private async Task AssertUniformAsync(
        string page, int pairs, Func<int, string> known, Func<int, string> unknown, Func<int, Task>? afterAsync = null)
    {
        using var visitor = site.NewVisitor();
        var form = (await visitor.GetAsync($"/Identity/Account/{page}")).Form(page);
        var (withAccount, without) = (new List<double>(), new List<double>());

        for (var pair = 0; pair < pairs; pair++)
        {
            // Each from a network of its own: there is a limit for one.
            visitor.Headers["X-Forwarded-For"] = $"192.0.2.{pair}";
            without.Add(await TimeAsync(unknown(pair)));
            withAccount.Add(await TimeAsync(known(pair)));
            await (afterAsync?.Invoke(pair) ?? Task.CompletedTask);
        }

        Assert.InRange(Median(withAccount) / Median(without), 0.8, 1.25);

        async Task<double> TimeAsync(string email)
        {
            var start = Stopwatch.GetTimestamp();
            await visitor.SubmitAsync(
                form,
                ("Input.Email", email),
                ("Input.Password", Emails.Password),
                ("Input.ConfirmPassword", Emails.Password));
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
