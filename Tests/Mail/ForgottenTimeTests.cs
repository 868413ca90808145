using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Mail;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Mail;

/// <summary>How long asking for a new password takes tells nobody who has an account.</summary>
[Collection(nameof(Alone))]
public sealed class ForgottenTimeTests
{
    private const int Rounds = 60;

    [Fact]
    public async Task An_unknown_address_takes_as_long_as_a_known_one()
    {
        var clock = new MovingClock();
        await using var site = new MailSite { Clock = clock };
        await site.InitializeAsync();
        using var user = await site.NewUserAsync();
        using var visitor = site.NewVisitor();
        var form = (await visitor.GetAsync("/Identity/Account/ForgotPassword")).Form("ForgotPassword");
        List<double> known = [], unknown = [];

        for (var i = 0; i < Rounds; i++)
        {
            // So that the limit of mails is in nobody's way.
            clock.Advance(TimeSpan.FromHours(1));
            unknown.Add(await TimeAsync(Emails.New()));
            known.Add(await TimeAsync(user.Email));
        }

        await site.Smtp.MailAsync(_ => site.Smtp.Mails.Count == Rounds + 1);
        Assert.InRange(known.Order().ElementAt(Rounds / 2) / unknown.Order().ElementAt(Rounds / 2), 0.8, 1.25);

        async Task<double> TimeAsync(string email)
        {
            var start = Stopwatch.GetTimestamp();
            await visitor.SubmitAsync(form, ("Input.Email", email));
            var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

            // What goes on after the answer is in nobody's way either.
            await site.Services.GetRequiredService<MailQueue>().IdleAsync();
            return time;
        }
    }
}
